"""What was heard around Cai: a submission that came back without its source, one that nobody has graded, and a place."""

from datetime import timedelta

from ymylon.associates.rules import Sure
from ymylon.config.demo.agencies import RHONDDA
from ymylon.config.demo.theatre import Theatre
from ymylon.contexts.actions import assessing, linking, planning
from ymylon.contexts.lookups import context_by_ref
from ymylon.contexts.rules import ContextKind, PartKind
from ymylon.intelligence.actions.judging import grade
from ymylon.intelligence.actions.releasing import release, write_version
from ymylon.intelligence.actions.submitting import submit
from ymylon.intelligence.lookups import submission_by_ref
from ymylon.intelligence.rules import Handling, HowKnown, InformationGrade, Risk, SourceGrade
from ymylon.screening.rules import Known, Theme
from ymylon.terms.calendars import local


def hear(stage: Theatre, known: dict[str, int]) -> None:
    """Mared’s submission is graded, written anew and released by a second officer; Elin’s waits; a takeaway is assessed."""
    _released(stage, known["cai"])
    _waiting(stage, known["cai"])
    _takeaway(stage, known["cai"])


def _released(stage: Theatre, cai: int) -> None:
    with stage.as_("mared") as by:
        ref = submit(
            by=by,
            at=stage.ago(days=4),
            child_id=cai,
            also=(),
            said={
                "words": "Emrys says that a grey van waits behind the chip shop on Thursdays, and Cai comes back with money.",
                "how": HowKnown.TOLD,
                "risk": Risk.HARM,
                "happened": "Thursdays, since September",
                "known": "Last Monday",
                "who_knows": "Emrys and the home",
                "source": "Emrys, his grandfather",
            },
        )
    with stage.as_("ffion") as by:
        stands = submission_by_ref(by, ref)
        grade(
            by=by,
            at=stage.ago(days=3),
            stands=stands,
            source=SourceGrade.UNTESTED,
            information=InformationGrade.INDIRECT,
            handling=Handling.CONDITIONS,
            conditions="For planning visits and keeping him safe. Not to be told to the family.",
            seen=len(stands.grades),
        )
        stands = submission_by_ref(by, ref)
        english = "A child may be met by an adult with a vehicle in Pontypridd on Thursdays, and be given money."
        welsh = "Gall plentyn fod yn cwrdd ag oedolyn â cherbyd ym Mhontypridd ar ddydd Iau, ac yn cael arian."
        write_version(by=by, at=stage.ago(days=3), stands=stands, seen=len(stands.versions), english=english, welsh=welsh)
    with stage.as_("idris") as by:
        stands = submission_by_ref(by, ref)
        team = stage.directory.teams["social_work"].pk
        release(by=by, at=stage.ago(hours=20), stands=stands, version=stands.versions[-1], teams=(team,))


def _waiting(stage: Theatre, cai: int) -> None:
    with stage.as_("elin") as by:
        submit(
            by=by,
            at=stage.ago(hours=20),
            child_id=cai,
            also=(),
            said={
                "words": "He was let out of a dark car at the corner, and went in by the back door.",
                "how": HowKnown.SAW,
                "risk": Risk.NONE_SEEN,
                "happened": "Yesterday, about six",
                "known": "I saw it myself",
                "who_knows": "The night staff",
                "source": "",
            },
        )


def _takeaway(stage: Theatre, cai: int) -> None:
    at = stage.ago(days=21)
    with stage.as_("mared") as by:
        made = assessing.begin(
            by=by,
            at=at,
            kind=ContextKind.TAKEAWAY,
            name="Sglodion y Bont",
            where="The lane behind the bus station, Pontypridd",
            area=RHONDDA,
            why="Men in cars wait there after school, and children come away with telephones.",
        )
        place = context_by_ref(by, made.ref)
        words = "Sold to pupils from under the counter."
        assessing.say(
            by=by, at=at, context=place, kind=PartKind.HARM, code=Theme.VAPES, words=words, source=Known.SCHOOL, sure=Sure.LIKELY
        )
        linking.link_child(
            by=by,
            at=at,
            context=context_by_ref(by, made.ref),
            child_id=cai,
            words="Given food there, and then asked to carry a bag.",
            since_on=None,
            source=Known.CHILD,
            sure=Sure.LIKELY,
        )
        planning.agree_step(
            by=by,
            at=at,
            context=context_by_ref(by, made.ref),
            team=stage.directory.teams["school"],
            due_on=local(at).date() + timedelta(days=28),
            words="Teachers stand at the lane until the buses leave.",
            who="",
        )
