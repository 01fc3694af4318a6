"""What was agreed, through its pages: asked beside its questions, ended by its owner, and listed with whose it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.pages.growing import copy
from ymylon.children.models import Child
from ymylon.duties.actions import agreeing
from ymylon.duties.models import Action, Duty
from ymylon.duties.rules import Owner

pytestmark = pytest.mark.django_db
WORDS = "Ring home on each day of absence"


@pytest.fixture
def child(cai, as_actor) -> Child:
    with as_actor("mared"):
        return Child.objects.get(pk=cai)


@pytest.fixture
def made(child, wales, as_actor) -> Action:
    with as_actor("mared") as mared:
        return agreeing.agree_action(
            by=mared, at=timezone.now(), child_id=child.pk, words=WORDS, left_out=(), due_at=timezone.now() + timedelta(days=1),
            owner=Owner(wales.teams["school_lead"].pk, wales.people["dewi"].pk),
        )  # fmt: skip


def test_an_action_is_agreed_with_five_questions_of_which_three_must_be_answered(signed_in, child, wales):
    mared = signed_in("mared")
    page = mared.get(f"/children/{child.ref}/actions/new").content.decode()
    for name in ("words", "owner", "due", "day", "guided"):
        assert f'name="{name}"' in page
    assert "Dewi Rowlands" in page
    assert "Owain Prosser" not in page
    answer = mared.post(
        f"/children/{child.ref}/actions/new", {"words": WORDS, "owner": f"{wales.teams['school_lead'].pk}", "due": "WEEK"}
    )
    assert answer.status_code == 302
    told = mared.get(answer.url).content.decode()
    assert WORDS in told
    assert "Ysgol Glan Taf, Safeguarding lead" in told


def test_without_an_owner_it_is_refused_beside_the_question_and_what_was_typed_stays(signed_in, child):
    answer = signed_in("mared").post(f"/children/{child.ref}/actions/new", {"words": WORDS, "due": "TODAY"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "id_owner_error" in said
    assert "Say who does it: a person or a team" in said
    assert WORDS in said


def test_another_day_is_asked_for_and_a_passed_one_refused_beside_it(signed_in, child, wales):
    said = {"words": WORDS, "owner": str(wales.teams["school_lead"].pk), "due": "DAY"}
    mared = signed_in("mared")
    for day in ("", "1/1/2020"):
        answer = mared.post(f"/children/{child.ref}/actions/new", said | {"day": day})
        assert answer.status_code == 422
        assert "id_day_error" in answer.content.decode()


def test_a_step_of_the_procedures_takes_its_day_from_the_policy_and_says_so(signed_in, child, wales):
    mared = signed_in("mared")
    said = {"words": "Hold the core group", "owner": str(wales.teams["social_work"].pk), "due": "GUIDED"}
    without = mared.post(f"/children/{child.ref}/actions/new", said)
    assert "id_guided_error" in without.content.decode()
    answer = mared.post(f"/children/{child.ref}/actions/new", said | {"guided": "core_group.first"})
    assert "core group and review" in mared.get(answer.url).content.decode()


def test_the_school_reads_it_on_its_today_and_says_how_it_ended(signed_in, made):
    dewi = signed_in("dewi")
    assert WORDS in dewi.get("/").content.decode()
    place = f"/children/actions/{made.ref}"
    assert "How it ended" in dewi.get(place).content.decode()
    assert dewi.post(f"{place}/evidence", {"words": "Rang on Monday."}).status_code == 302
    refused = dewi.post(f"{place}/end", {"ends": "DONE", "words": ""})
    assert refused.status_code == 422
    assert dewi.post(f"{place}/end", {"ends": "DONE", "words": "He came in."}).status_code == 302
    told = dewi.get(place).content.decode()
    assert "He came in." in told
    assert "Rang on Monday." in told
    late = dewi.post(f"{place}/end", {"ends": "NOT_DONE", "words": "Second"})
    assert "Somebody has ended this already" in late.content.decode()


def test_of_youth_justice_a_school_reads_another_team(signed_in, child, wales, as_actor):
    with as_actor("mared") as mared:
        hidden = agreeing.agree_action(
            by=mared, at=timezone.now(), child_id=child.pk, words="Boxing on Thursday", left_out=(),
            due_at=timezone.now() + timedelta(days=1), owner=Owner(wales.teams["youth_justice"].pk, wales.people["sion"].pk),
        )  # fmt: skip
    for place in (f"/children/actions/{hidden.ref}", f"/children/{child.ref}/actions"):
        said = signed_in("dewi").get(place).content.decode()
        assert "Boxing on Thursday" in said, place
        assert not any(word in said for word in ("Youth justice", "Siôn Bevan")), place
    assert "Another team" in signed_in("dewi").get(f"/children/actions/{hidden.ref}").content.decode()


def test_in_welsh(signed_in, made, child):
    dewi = signed_in("dewi", "cy")
    assert "Pwy sy’n ei wneud" in dewi.get(f"/children/actions/{made.ref}").content.decode()
    assert "Beth fyddai’n helpu?" in dewi.get(f"/children/{child.ref}/help").content.decode()


@pytest.mark.parametrize("many", [0, 200])
def test_each_page_asks_ten_times_at_most(signed_in, count_queries, made, child, as_owner, many):
    if many:
        with as_owner():
            copy("duties_action", f"id = {made.pk}", many)
            copy(
                "duties_duty", f"about = '{made.ref}' and kind = 'AGREED_ACTION'", many,
                about="(select ref from duties_action order by id desc offset n - 1 limit 1)",
            )  # fmt: skip
            copy("duties_actionline", f"action_id = {made.pk}", many)
    signed_in("mared")
    for place in (
        f"/children/{child.ref}/actions", f"/children/{child.ref}/actions/new", f"/children/{child.ref}/help",
        f"/children/actions/{made.ref}", f"/children/actions/{made.ref}/end", f"/children/actions/{made.ref}/evidence",
        f"/children/actions/{made.ref}/hand-over", "/",
    ):  # fmt: skip
        assert count_queries(place) <= 10, place
    signed_in("gethin")
    for place in ("/team", f"/owed/{duty_of(made, as_owner)}", "/calendar"):
        assert count_queries(place) <= 10, place
    assert count_queries(f"/children/{child.ref}") <= 16


def duty_of(made, as_owner):
    with as_owner():
        return Duty.objects.get(about=made.ref, kind="CHASE_ACTION").ref
