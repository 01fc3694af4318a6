"""Twenty-one young people on the panel of Bridgend: how each learns, what is used in the exploitation, and the NRM.

The county’s numbers: fifteen known to youth justice as subject to the NRM, of whom eleven positive, three waiting, one negative;
sixteen excluded, of whom some wait about eighteen months for a specialist place; two who may lose a junior apprenticeship;
cannabis before all else.
"""

from dataclasses import dataclass
from datetime import date

from ymylon.associates.rules import Sure
from ymylon.children.actions import involve_each, open_record
from ymylon.circumstances.actions import begin_education_spell
from ymylon.circumstances.actions.life import answer_exclusion
from ymylon.circumstances.rules.waits import is_excluding, months_later
from ymylon.config.demo.agencies import FORCE
from ymylon.config.demo.bridgend.people import EDUCATION, FRONT_DOOR, YOUTH_JUSTICE
from ymylon.config.demo.theatre import Theatre
from ymylon.exploitation.actions import prepare, record_follow, record_step
from ymylon.exploitation.rules import Answer, Authority, ChildTold, ExploitationType, Follow, NrmPath, NrmState, Where
from ymylon.people.actions import add_person
from ymylon.screening import actions as screening
from ymylon.screening.rules import ExploitationKind, FindingKind, Known, Level, Standing, Trend
from ymylon.terms.codes import EducationStatus, InvolvementKind, KnownFrom, PlaceStands, RecordReason, Sex

_S, _E, _L, _T = NrmState, EducationStatus, Level, Trend
_OUT, _DAYS, _ABSENT, _TRADE = _E.PERMANENT_EXCLUSION, _E.FIXED_TERM_EXCLUSION_LONG, _E.REFUSING, _E.APPRENTICESHIP
_PARK, _SQUARE = "Parc y Felin", "Sgwâr y Farchnad"


@dataclass(frozen=True)
class Nrm:
    """Days since the referral; the decision if there is one, days since then, and what was done after it."""

    days: int
    decided: NrmState | None = None
    decided_days: int = 0
    done: str = ""


@dataclass(frozen=True)
class Young:
    """One young person. `learns`: a status, and for how many days; `waits`: months for a specialist place; `heard`: at which
    panels."""

    given: str
    family: str
    years: int
    opened: int
    learns: tuple[EducationStatus, int]
    takes: str
    heard: tuple[int, ...]
    judged: tuple[Level, Trend]
    waits: int = 0
    nrm: Nrm | None = None
    place: str = ""


_YES = _S.RG_POSITIVE
YOUNG: tuple[Young, ...] = (
    Young("Macsen", "Beynon", 16, 440, (_OUT, 520), "CANNABIS KETAMINE", (1, 4), (_L.MODERATE, _T.BETTER), 21,
          Nrm(410, _YES, 396, "A safety plan was made with him and his mother.")),
    Young("Gruff", "Pritchard", 15, 402, (_OUT, 390), "CANNABIS MDMA", (1, 5), (_L.MODERATE, _T.SAME), 18,
          Nrm(372, _YES, 365, "The prevention panel met and named one worker.")),
    Young("Ela", "Rosser", 17, 385, (_ABSENT, 160), "CANNABIS MDMA ECSTASY", (1, 6), (_L.MODERATE, _T.SAME), 0,
          Nrm(355, _YES, 340, "A mentor sees her twice a week.")),
    Young("Iestyn", "Howells", 16, 340, (_TRADE, 200), "CANNABIS COCAINE", (1, 5, 8), (_L.MODERATE, _T.WORSE), 0,
          Nrm(310, _YES, 301, "A safety plan, and a place at the junior apprenticeship.")),
    Young("Alys", "Fitzgerald", 14, 314, (_OUT, 240), "CANNABIS MDMA KETAMINE", (2, 4, 7), (_L.SIGNIFICANT, _T.WORSE), 16,
          Nrm(284, _YES, 275, "The management meeting met each fortnight."), _PARK),
    Young("Kian", "Dobson", 17, 290, (_ABSENT, 120), "CANNABIS COCAINE", (2, 6), (_L.EMERGING, _T.BETTER), 0,
          Nrm(260, _YES, 251, "His case was looked at again by the prosecutor.")),
    Young("Steffan", "Lloyd-Jones", 15, 263, (_OUT, 300), "CANNABIS ECSTASY", (2, 7), (_L.MODERATE, _T.SAME), 18,
          Nrm(233, _YES, 226, "A safety plan was made with his grandmother.")),
    Young("Nansi", "Gwilym", 16, 220, (_OUT, 210), "MDMA ECSTASY", (3, 6), (_L.MODERATE, _T.BETTER), 0,
          Nrm(190, _YES, 181, "A worker of her choice, and the police told whom she fears.")),
    Young("Rory", "Mazur", 13, 181, (_OUT, 170), "CANNABIS KETAMINE", (3, 5, 8), (_L.SIGNIFICANT, _T.BETTER), 15,
          Nrm(151, _YES, 144), _PARK),
    Young("Beca", "Thomas", 15, 152, (_OUT, 330), "CANNABIS MDMA", (4, 6, 8), (_L.MODERATE, _T.SAME), 19,
          Nrm(122, _YES, 113, "A plan for the park where they were met."), _PARK),
    Young("Tyler", "Amos", 16, 127, (_OUT, 410), "CANNABIS COCAINE", (5, 7), (_L.MODERATE, _T.WORSE), 24, Nrm(97, _YES, 90)),
    Young("Hari", "Sandhu", 15, 244, (_DAYS, 17), "CANNABIS", (3, 7), (_L.EMERGING, _T.SAME), 0, Nrm(214)),
    Young("Mabli", "Eynon", 14, 71, (_OUT, 150), "CANNABIS ECSTASY", (7,), (_L.MODERATE, _T.WORSE), 17, Nrm(41), _SQUARE),
    Young("Dafydd", "Kerr", 17, 36, (_ABSENT, 90), "", (8,), (_L.EMERGING, _T.NOT_KNOWN), 0, Nrm(6)),
    Young("Owen", "Vaughan", 16, 208, (_OUT, 280), "CANNABIS KETAMINE", (3, 8), (_L.EMERGING, _T.SAME), 0,
          Nrm(178, _S.RG_NEGATIVE, 160)),
    Young("Tomi", "Gwyther", 14, 275, (_OUT, 360), "CANNABIS MDMA", (1, 3, 6), (_L.MODERATE, _T.SAME), 20),
    Young("Erin", "Cadwgan", 15, 260, (_DAYS, 12), "CANNABIS MDMA ECSTASY", (2, 5), (_L.EMERGING, _T.SAME)),
    Young("Deian", "Lougher", 14, 190, (_OUT, 130), "CANNABIS", (3, 6, 8), (_L.MODERATE, _T.BETTER)),
    Young("Mali", "Penry", 13, 130, (_DAYS, 9), "", (5, 7), (_L.EMERGING, _T.NOT_KNOWN), place=_SQUARE),
    Young("Ioan", "Bassett", 16, 120, (_TRADE, 80), "CANNABIS ECSTASY COCAINE", (5, 8), (_L.EMERGING, _T.SAME)),
    Young("Nel", "Tanner", 15, 90, (_OUT, 110), "CANNABIS KETAMINE ALCOHOL", (6, 8), (_L.MODERATE, _T.SAME)),
)  # fmt: skip


def tell_children(stage: Theatre, known: dict[str, int]) -> None:
    """Each record with who stands around it, how the child learns, the screening and the referral; numbers go into `known`."""
    for one in YOUNG:
        known[one.given] = child = _open(stage, one)
        _learns(stage, child, one)
        _screened(stage, child, one)
        if one.nrm:
            _referred(stage, child, one.nrm)


def _open(stage: Theatre, one: Young) -> int:
    at, teams = stage.ago(days=one.opened), stage.directory.teams
    reason = RecordReason.YOUTH_JUSTICE if one.nrm else RecordReason.REFERRAL
    # Whoever opens the record works with the child first: only then may they say who else does.
    around = [(YOUTH_JUSTICE, InvolvementKind.YOUTH_JUSTICE)] if one.nrm else []
    around += [(FRONT_DOOR, InvolvementKind.RESPONSIBLE_AUTHORITY), (EDUCATION, InvolvementKind.SCHOOL)]
    if one.judged[0] is Level.SIGNIFICANT:
        around += [(f"{FORCE}:POLICE_MISSING", InvolvementKind.FORCE)]
    with stage.as_("gwenda" if one.nrm else "dylan") as by:
        person = add_person(by=by, at=at, given=one.given, family=one.family, born_on=stage.born(one.years), sex=Sex.NOT_KNOWN)
        child: int = open_record(by=by, at=at, person_id=person.pk, reason=reason).pk
        involve_each(by=by, at=at, child_id=child, teams=[(teams[team].pk, kind, "exploitation") for team, kind in around])
    return child


def _learns(stage: Theatre, child: int, one: Young) -> None:
    """As the education team wrote it down; where a place is lost, or may be, whom they told, and what the council answered."""
    status, days = one.learns
    at = stage.ago(days=min(days, one.opened) - 1)
    trade = status is EducationStatus.APPRENTICESHIP
    place = PlaceStands.AT_RISK if trade else PlaceStands.NOT_KNOWN
    excluding = is_excluding(status, place)
    said = {"told": ["FAMILY", "COUNCIL_EDUCATION"], "offered": "Ten hours a week with a tutor, while the panel looks for more."}
    with stage.as_("sioned") as by:
        spell = begin_education_spell(
            by=by, at=at, child_id=child, from_on=stage.ago(days=days).date(), status=status, place_stands=place,
            school_id=stage.directory.agencies["bridgend_college" if trade or one.years > 16 else "bridgend_school"].pk,
            specialist_since=months_later(stage.now.date(), -one.waits) if one.waits else None, known_from=KnownFrom.SCHOOL,
            **(said if excluding else {}),
        )  # fmt: skip
    if excluding:
        with stage.as_("dylan") as by:
            answer_exclusion(by=by, at=at, spell=spell, words="Rang the school: we looked together at what is open.")


def _screened(stage: Theatre, child: int, one: Young) -> None:
    """Brought up to date before the last panel, by the social worker. The young people say openly what they use."""
    at, (level, trend) = stage.ago(days=19), one.judged
    with stage.as_("dylan") as by:
        screening.judge(
            by=by, at=at, child_id=child, kind=ExploitationKind.CRIMINAL, level=level, trend=trend, seen=0,
            words="Older people, money that is owed, and days without school. Looked at together with the young person.",
        )  # fmt: skip
        if one.takes:
            marks = dict.fromkeys(one.takes.split(), (Standing.CURRENT, Known.CHILD))
            screening.mark(by=by, at=at, child_id=child, group="SUBSTANCES", marks=marks, seen=0)
        if one.place:
            screening.find(
                by=by, at=at, child_id=child, kind=FindingKind.LOCATION, source=Known.SCHOOL, sure=Sure.LIKELY,
                words="Met there after school by people whom nobody at school knows.", place=one.place,
            )  # fmt: skip


def _referred(stage: Theatre, child: int, nrm: Nrm) -> None:
    with stage.as_("gwenda") as by:
        prepare(by=by, at=stage.ago(days=nrm.days + 1), child_id=child, said=_said(stage, nrm.days))
        record_step(by=by, at=stage.ago(days=nrm.days), child_id=child, state=_S.SUBMITTED, on=_day(stage, nrm.days),
                    authority=Authority.SCA)  # fmt: skip
        if nrm.decided is None:
            return
        step = record_step(
            by=by, at=stage.ago(days=nrm.decided_days - 1), child_id=child, state=nrm.decided, on=_day(stage, nrm.decided_days),
            authority=Authority.SCA, letter_on=_day(stage, nrm.decided_days - 1), told=ChildTold.TOLD,
        )  # fmt: skip
        if nrm.done:
            after = nrm.decided_days - 5
            record_follow(by=by, at=stage.ago(days=after), step=step, kind=Follow.PLAN, on=_day(stage, after), words=nrm.done)


def _said(stage: Theatre, days: int) -> dict:
    return {
        "path": NrmPath.CHILD,
        "responder": "COUNCIL",
        "contact": "Youth justice service, Bridgend",
        "place": Where.UK,
        "types": [ExploitationType.CRIMINAL],
        "county_line": Answer.NOT_KNOWN,
        "happened": "Made to carry and to hold for older men, who say that money is owed.",
        "safety": "Seen every week. A plan does not wait for a decision.",
        "told": ChildTold.TOLD,
        "told_on": _day(stage, days + 1),
    }


def _day(stage: Theatre, days: int) -> date:
    return stage.ago(days=days).date()
