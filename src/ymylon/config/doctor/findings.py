"""One look at the whole installation."""

from collections.abc import Callable, Iterator, Sequence

from ymylon.terms.words import Words

from . import database, machine, saving, signing, teams, words
from .finding import Finding, fault

Check = Callable[[], Iterator[Finding]]

# In the order in which one fault explains the next.
CHECKS: list[Check] = [
    machine.python,
    machine.packages,
    machine.paper,
    machine.room,
    machine.users,
    database.server,
    database.logged,
    database.roles,
    database.tables,
    database.row_security,
    database.guidance,
    database.last_sweep,
    saving.last_backup,
    signing.production,
    signing.without_factor,
    teams.directory,
    teams.nobody_above,
    teams.nobody_stands,
    teams.nobody_reads,
    words.unsure_welsh,
]


# Without these nothing may start: row security would bind nobody.
BEFORE_START = [database.server, database.roles]


def findings(checks: Sequence[Check] = CHECKS, role: str = "web") -> Iterator[Finding]:
    """Every check's findings, as this role meets them; a check that fails is itself a finding, and the others go on."""
    from ymylon.config.command.ground import django_as

    django_as(role)
    for check in checks:
        try:
            yield from check()
        except Exception as broken:  # noqa: BLE001 - a doctor who faints helps nobody
            name, why = check.__name__.replace("_", " "), f"({type(broken).__name__}: {broken})"
            # By the name that it has in the code: whoever mends it looks for that.
            yield fault(Words(name, name), Words(f"could not be looked at {why}", f"ni ellid edrych arno {why}"))
