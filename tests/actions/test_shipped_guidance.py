"""A new installation, before any board has set a row of its own: whoever guidance names is told of a missing child."""

import pytest

from tests.story import NIGHT, missing_cai
from ymylon.config.doctor.database import guidance
from ymylon.duties.models import PolicyRow
from ymylon.notices.lookups import notices_about
from ymylon.terms.codes import PolicyStanding

pytestmark = pytest.mark.django_db


def test_council_health_and_police_are_told_though_nobody_loaded_anything(wales, as_actor):
    assert not PolicyRow.objects.filter(standing=PolicyStanding.DEMONSTRATION).exists()
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=NIGHT)
    with as_actor("nia") as nia:
        told = {notice.team_id for notice in notices_about(nia, [episode.ref])[episode.ref]}
    assert {wales.teams[name].pk for name in ("duty", "missing", "safeguarding")} <= told


def test_the_doctor_says_whose_silence_would_not_climb(db):
    found = {finding.level: finding.said for finding in guidance()}
    assert "council, health, police" in found["note"]
    PolicyRow.objects.filter(key="acknowledge.police").update(switched_on=True)
    assert "police" not in {finding.level: finding.said for finding in guidance()}["note"]


def test_without_any_row_the_doctor_calls_it_a_fault(db):
    PolicyRow.objects.filter(key__startswith="tell.").update(switched_on=False)
    assert [finding.level for finding in guidance()] == ["fault"]
