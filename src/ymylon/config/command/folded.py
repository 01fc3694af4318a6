"""Steps of the tables that were folded into others once they had run somewhere.

What they made is the same, object by object, but for a clause of one function that looks for rows which no version has left.
"""

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

Step = tuple[str, str]

# On 27 November 2026: a version brought these; the next one brings what they made in the steps before them, and in those beside.
STEPS: frozenset[Step] = frozenset({
    ("children", "0007_asked_now"), ("children", "0008_stands_beside"),
    ("duties", "0006_forces_alone"), ("duties", "0007_stood_for"),
    ("notices", "0005_closed_teams_again"), ("notices", "0006_stood_for"),
    ("oversight", "0008_stood_for"),
    ("protection", "0009_closed_owners_again"),
})  # fmt: skip
INTO: frozenset[Step] = frozenset({("children", "0007_stands_beside"), ("notices", "0005_stood_for")})


@transaction.atomic
def note_what_was_folded() -> None:
    """Where every one of the folded steps has run, let what they were folded into count as run in their place.

    Where some alone have run, nothing is noted: no version left its tables so.
    """
    recorder = MigrationRecorder(connection)
    if recorder.applied_migrations().keys() >= STEPS:
        for step in STEPS:
            recorder.record_unapplied(*step)
        for step in INTO:
            recorder.record_applied(*step)
