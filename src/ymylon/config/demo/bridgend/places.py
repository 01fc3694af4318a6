"""A park that youth justice maps and shares with the school beside it: no child stands there, and nobody of concern."""

from datetime import timedelta

from ymylon.associates.rules import Known, Sure
from ymylon.config.demo.agencies import BRIDGEND
from ymylon.config.demo.bridgend.people import SCHOOL
from ymylon.config.demo.theatre import Theatre
from ymylon.contexts.actions import assessing, linking, planning
from ymylon.contexts.lookups import context_by_ref
from ymylon.contexts.rules import ContextKind, PartKind, Reach, Theme
from ymylon.terms.calendars import local

_SAID = (
    (PartKind.TIME, "", "Fridays, from the last bell until the second bus has gone."),
    (PartKind.REACH, Reach.TRANSPORT, "The drivers of both buses see who waits, and for whom."),
    (PartKind.STRENGTH, "", "The warden knows most of the young people by name, and they go to her."),
    (PartKind.SAFER, "", "Two adults of the school at the gate, and a light at the stop."),
)


def map_places(stage: Theatre, known: dict[str, int]) -> None:
    """Gwenda begins, the social worker links who told them of it, and the school reads the place and sees to a step."""
    school, at, shared = stage.directory.teams[SCHOOL], stage.ago(days=9), stage.ago(days=6)
    with stage.as_("gwenda") as by:
        park = assessing.begin(
            by=by, at=at, kind=ContextKind.PARK, name="Parc y Felin", where="Behind the leisure centre", area=BRIDGEND,
            why="The warden, and a neighbour, saw cars wait there at the end of the school day.",
        )  # fmt: skip
        park = context_by_ref(by, park.ref)
        assessing.say(
            by=by, at=at, context=park, kind=PartKind.HARM, code=Theme.LOCAL_LINE, source=Known.COUNCIL, sure=Sure.LIKELY,
            words="Adults in a white car and on a red moped wait, give lifts, and offer money for carrying.",
        )  # fmt: skip
        for kind, code, words in _SAID:
            assessing.say(by=by, at=at, context=park, kind=kind, code=code, words=words)
    with stage.as_("dylan") as by:
        for child in ("Alys", "Rory"):
            linking.link_child(
                by=by, at=at + timedelta(hours=2), context=park, child_id=known[child], words="Was waited for here after school.",
                since_on=None, source=Known.CHILD, sure=Sure.CONFIRMED,
            )  # fmt: skip
    with stage.as_("gwenda") as by:
        why = "Most of its pupils pass here. It can look out for the cars, and say so."
        planning.let_read(by=by, at=shared, context=park, team=school, why=why)
        planning.agree_step(
            by=by, at=shared, context=park, team=school, who="", due_on=local(stage.ago(days=-5)).date(),
            words="Two adults at the gate on Fridays until the second bus has gone. Ring 101 with the number of a car.",
        )  # fmt: skip
