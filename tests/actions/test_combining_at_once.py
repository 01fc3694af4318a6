"""Two people change the same meetings in the same moment: one stands, and nothing that was to be met is lost."""

from django.utils import timezone

from tests.actions.test_ending_at_once import at_once
from tests.cast import wales as open_wales
from tests.meetings import called
from tests.pages.test_put_right import a_child
from ymylon.access.actions import acting
from ymylon.meetings.actions import combining
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.models import Combined, Setting
from ymylon.meetings.rules.judging import MEANWHILE, OVER
from ymylon.meetings.rules.shipped import PANEL
from ymylon.terms.faults import Fault


def test_each_made_part_of_the_other_at_once_one_of_the_two_stands(committed):
    wales = open_wales()
    with acting(wales.account("gethin"), "test") as gethin:
        child = a_child(gethin, wales).pk
        one = called(gethin, wales, child, code="MISSING_STRATEGY", days=4)
        other = called(gethin, wales, child, code=PANEL, days=9)

    told = []

    def make_part(first, second):
        def act(by):
            into, part = meeting_by_ref(by, first.ref), meeting_by_ref(by, second.ref)
            try:
                combining.combine(by=by, at=timezone.now(), meeting=into, other=part, why="Combined.")
            except Fault as fault:
                told.append(fault.words)

        return act

    met = at_once(wales, [("gethin", make_part(one, other)), ("nia", make_part(other, one))])
    assert met == {"gethin": None, "nia": None}, "neither waits for the other for ever"
    assert len(told) == 1
    assert told[0] in (MEANWHILE, OVER)
    with acting(wales.account("gethin"), "test"):
        [made] = Combined.objects.all()
        gone = Setting.objects.filter(state="CANCELLED", meeting_id__in=[one.pk, other.pk])
        assert [row.meeting_id for row in gone] == [made.other_id]
