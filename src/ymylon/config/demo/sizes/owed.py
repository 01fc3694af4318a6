"""Under which policy a row of the ledgers has its clock, as the acts choose it."""

from collections.abc import Mapping

from ymylon.circumstances.rules.duties import DUTY_KINDS as OF_CIRCUMSTANCES
from ymylon.exploitation.rules import DUTY_KINDS as OF_EXPLOITATION
from ymylon.interviews.rules import DUTY_KINDS as OF_INTERVIEWS
from ymylon.missing.rules.duties import DUTY_KINDS
from ymylon.missing.rules.ending import OFFER_RETURN_INTERVIEW, REVIEW_GRADE, STRATEGY_MEETING
from ymylon.missing.rules.gradings import review_key
from ymylon.missing.rules.telling import TELLINGS, acknowledgement_key
from ymylon.notices.rules.referrals import DUTY_KINDS as OF_REFERRALS
from ymylon.signals.rules import DUTY_KINDS as OF_REGISTER
from ymylon.terms.codes import NoticeKind, PoliceGrade

_KINDS = (*DUTY_KINDS, *OF_INTERVIEWS, *OF_REFERRALS, *OF_CIRCUMSTANCES, *OF_REGISTER, *OF_EXPLOITATION)
_OWED = {kind.code: kind.policy_key for kind in _KINDS} | {
    OFFER_RETURN_INTERVIEW: "interview.offer",
    STRATEGY_MEETING: "meeting_within",
}
_TELLING = {telling.involvement: telling for telling in TELLINGS}


def policy_keys(table: str, row: Mapping[str, str | None], facts: Mapping[str, object]) -> tuple[str, ...]:
    """The policies that may have set the clock of this row, the likeliest first; none where it has no clock."""
    kind = str(row.get("kind"))
    if table == "notices_notice":
        telling = _TELLING.get(row["because"])  # type: ignore[call-overload]
        # Whom a referral goes to is told because of it, and has the clock of a council.
        return (acknowledgement_key(telling, NoticeKind[kind]),) if telling else ("acknowledge.council",)
    if table == "interviews_covered":
        return ("interview.hold",)
    if table == "missing_grading":
        return (review_key(PoliceGrade[str(row["grade"])]),)
    if table == "duties_duty" and kind == REVIEW_GRADE:
        return tuple(review_key(PoliceGrade[str(grade)]) for grade in (facts["grade"], facts["regrade"]) if grade)
    return (_OWED[kind],) if table == "duties_duty" and kind in _OWED else ()
