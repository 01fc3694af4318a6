"""Steps for which guidance or law sets a time: whoever agrees one as an action takes its time from the policy in force."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from ymylon.terms.words import Words

from .owed import Due, due_under
from .policy import Areas, PolicyRow

# By the key of their policy row, in the order in which they follow each other.
GUIDED: Mapping[str, Words] = {
    "plan_after_return": Words(
        "Plan and form brought up to date after a return", "Diweddaru’r cynllun a’r ffurflen ar ôl dychwelyd", False
    ),
    "strategy.discussion": Words("Strategy discussion", "Trafodaeth strategaeth"),
    "section_47.enquiry": Words("Section 47 enquiry", "Ymholiad adran 47"),
    "assessment.complete": Words(
        "Assessment finished, from the start of the section 47 enquiry",
        "Gorffen yr asesiad, o ddechrau’r ymholiad adran 47",
        False,
    ),
    "conference.initial": Words(
        "Initial child protection conference, from the strategy discussion",
        "Cynhadledd amddiffyn plant gychwynnol, o’r drafodaeth strategaeth",
    ),
    "conference.circulate": Words(
        "Outline plan and decisions sent round after a conference",
        "Anfon y cynllun amlinellol a’r penderfyniadau ar ôl cynhadledd",
        False,
    ),
    "core_group.first": Words("First core group, from the conference", "Y grŵp craidd cyntaf, o’r gynhadledd"),
    "core_group.next": Words("Next core group, from the last", "Y grŵp craidd nesaf, o’r un diwethaf"),
    "conference.review_first": Words(
        "First review conference, from the initial one", "Y gynhadledd adolygu gyntaf, o’r un gychwynnol"
    ),
    "conference.review": Words("Next review conference, from the last", "Y gynhadledd adolygu nesaf, o’r un ddiwethaf"),
    "looked_after.visit_first": Words(
        "First visit to a child who is now looked after", "Yr ymweliad cyntaf â phlentyn sydd bellach yn derbyn gofal", False
    ),
    "looked_after.visit": Words(
        "Next visit, in the first year of being looked after", "Yr ymweliad nesaf, ym mlwyddyn gyntaf derbyn gofal", False
    ),
    "looked_after.visit_later": Words("Next visit, after the first year", "Yr ymweliad nesaf, ar ôl y flwyddyn gyntaf"),
    "looked_after.review_first": Words(
        "First review of a child who is now looked after", "Yr adolygiad cyntaf o blentyn sydd bellach yn derbyn gofal", False
    ),
    "looked_after.review_second": Words("Second review, from the first", "Yr ail adolygiad, o’r cyntaf"),
    "looked_after.review": Words("Next review, from the last", "Yr adolygiad nesaf, o’r un diwethaf"),
    "learning_needs.council": Words("The council decides on learning needs", "Y cyngor yn penderfynu ar anghenion dysgu"),
    "learning_needs.reconsider": Words(
        "The council looks at a school’s decision on learning needs again",
        "Y cyngor yn ailystyried penderfyniad ysgol ar anghenion dysgu",
        False,
    ),
}


def guided_due(rows: Iterable[PolicyRow], areas: Areas, at: datetime) -> dict[str, Due]:
    """For each step for which a time is in force here, by when it would be due if it were agreed at this moment."""
    rows = tuple(rows)
    found = ((key, due_under(rows, key, areas, at)) for key in GUIDED)
    return {key: due for key, due in found if due is not None}
