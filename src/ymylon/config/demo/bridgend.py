"""The scenario of Bridgend: fifteen children whom youth justice knows to be subject to the NRM, as a county told a parliament.

All are invented; the numbers are the county's [bridgend_evidence]: eleven positive, three waiting, one negative. Every row is
written by an act of one of the cast.
"""

from datetime import date, datetime, timedelta

from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, open_record
from ymylon.config.demo.agencies import BRIDGEND, Directory
from ymylon.config.demo.theatre import Theatre
from ymylon.config.signin.second_factor import set_up_app
from ymylon.exploitation.actions import prepare, record_follow, record_step
from ymylon.exploitation.rules import Answer, Authority, ChildTold, ExploitationType, Follow, NrmPath, NrmState, Where
from ymylon.people.actions import add_person
from ymylon.terms.codes import InvolvementKind, RecordReason, Role, Sex, TeamFunction
from ymylon.terms.words import Words

_S = NrmState
YOUTH_JUSTICE = f"{BRIDGEND}:YOUTH_JUSTICE"
# Given and family name, age, days since the referral, the decision if there is one, days since then, and what was done after it.
_CHILDREN: tuple[tuple[str, str, int, int, NrmState | None, int, str], ...] = (
    ("Macsen", "Beynon", 16, 410, _S.RG_POSITIVE, 396, "A safety plan was made with him and his mother."),
    ("Gruff", "Pritchard", 15, 372, _S.RG_POSITIVE, 365, "The prevention panel met and named one worker."),
    ("Ela", "Rosser", 17, 355, _S.RG_POSITIVE, 340, "A mentor sees her twice a week."),
    ("Iestyn", "Howells", 16, 310, _S.RG_POSITIVE, 301, "A safety plan, and a place at the junior apprenticeship."),
    ("Alys", "Fitzgerald", 14, 284, _S.RG_POSITIVE, 275, "The management meeting met each fortnight."),
    ("Kian", "Dobson", 17, 260, _S.RG_POSITIVE, 251, "His case was looked at again by the prosecutor."),
    ("Steffan", "Lloyd-Jones", 15, 233, _S.RG_POSITIVE, 226, "A safety plan was made with his grandmother."),
    ("Nansi", "Gwilym", 16, 190, _S.RG_POSITIVE, 181, "A worker of her choice, and the police told whom she fears."),
    ("Rory", "Mazur", 13, 151, _S.RG_POSITIVE, 144, ""),
    ("Beca", "Thomas", 15, 122, _S.RG_POSITIVE, 113, "A plan for the park where they were met."),
    ("Tyler", "Amos", 16, 97, _S.RG_POSITIVE, 90, ""),
    ("Hari", "Sandhu", 15, 214, None, 0, ""),
    ("Mabli", "Eynon", 14, 41, None, 0, ""),
    ("Dafydd", "Kerr", 17, 6, None, 0, ""),
    ("Owen", "Vaughan", 16, 178, _S.RG_NEGATIVE, 160, ""),
)  # fmt: skip


def tell_bridgend(stage: Theatre) -> None:
    """Fifteen referrals by youth justice in Bridgend, each with what was decided and done by now."""
    for child in _CHILDREN:
        _child(stage, *child)


def open_bridgend(directory: Directory, now: datetime) -> None:
    """Youth justice in Bridgend, and Gwenda who works there."""
    names = Words("Youth justice service", "Gwasanaeth cyfiawnder ieuenctid")
    manager = directory.teams[f"{BRIDGEND}:MANAGEMENT"]
    team = directory.team(YOUTH_JUSTICE, BRIDGEND, TeamFunction.YOUTH_JUSTICE, names, next_team=manager, manager_team=manager)
    gwenda = agencies.open_account(email="gwenda@ymylon.example", given_name="Gwenda", family_name="Price", language="en")
    set_up_app(account=gwenda.account)
    agencies.join_team(practitioner=gwenda, team=team, role=Role.YOUTH_JUSTICE_WORKER, at=now - timedelta(days=730))
    directory.people["gwenda"] = gwenda


def _child(
    stage: Theatre, given: str, family: str, years: int, days: int, decided: NrmState | None, decided_days: int, done: str
) -> None:
    with stage.as_("gwenda") as by:
        at = stage.ago(days=days + 30)
        person = add_person(by=by, at=at, given=given, family=family, born_on=stage.born(years), sex=Sex.NOT_KNOWN)
        child = open_record(by=by, at=at, person_id=person.pk, reason=RecordReason.YOUTH_JUSTICE).pk
        for team, kind in (
            (YOUTH_JUSTICE, InvolvementKind.YOUTH_JUSTICE),
            (f"{BRIDGEND}:CHILDRENS_FRONT_DOOR", InvolvementKind.RESPONSIBLE_AUTHORITY),
        ):
            involve(by=by, at=at, child_id=child, team_id=stage.directory.teams[team].pk, kind=kind, basis="youth justice")
        prepare(by=by, at=stage.ago(days=days + 1), child_id=child, said=_said(stage, days))
        record_step(by=by, at=stage.ago(days=days), child_id=child, state=_S.SUBMITTED, on=_day(stage, days),
                    authority=Authority.SCA)  # fmt: skip
        if decided is None:
            return
        step = record_step(
            by=by, at=stage.ago(days=decided_days - 1), child_id=child, state=decided, on=_day(stage, decided_days),
            authority=Authority.SCA, letter_on=_day(stage, decided_days - 1), told=ChildTold.TOLD,
        )  # fmt: skip
        if done:
            after = decided_days - 5
            record_follow(by=by, at=stage.ago(days=after), step=step, kind=Follow.PLAN, on=_day(stage, after), words=done)


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
    return (stage.now - timedelta(days=days)).date()
