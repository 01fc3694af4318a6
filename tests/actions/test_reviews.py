"""The quarterly review: every place in a team is confirmed or ended by name; unanswered, it climbs, and nothing ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.story import K, missing_cai
from ymylon.access.actions import in_systems_role
from ymylon.agencies import actions as agencies
from ymylon.agencies.models import Membership
from ymylon.children.actions import end_involvement, end_involvements
from ymylon.children.lookups import children_by_id
from ymylon.children.models import CaseGrant, Child
from ymylon.duties.lookups import Cuts
from ymylon.oversight import jobs
from ymylon.oversight.actions.letting_in import grant_case
from ymylon.oversight.actions.looking import StillOnDuty, confirm_place, end_place
from ymylon.oversight.lookups.looking import grant_reviews_for, live_grants, reviews_for
from ymylon.oversight.lookups.waiting import GRANT_WAITS, PLACE_WAITS
from ymylon.oversight.models import GrantReview, Review
from ymylon.oversight.rules.reviews import EVERY, WITHIN, next_asked
from ymylon.post.models import Letter
from ymylon.terms.codes import Lane, Role
from ymylon.today.lookups import work_of

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


def place(wales, name: str) -> Membership:
    return Membership.objects.get(practitioner=wales.people[name])


def review_of(wales, name: str) -> Review:
    return Review.objects.select_related("membership__team").get(membership=place(wales, name), answered_at__isnull=True)


@pytest.fixture
def asked(wales):
    """Everybody was asked about today."""
    assert jobs.sweep(NOW) == len(wales.people)
    return wales


def today_says_how_many(as_actor, people) -> dict[str, tuple[int, int]]:
    """Of each person the places and grants that Today says wait for them: as many as their list holds."""
    found = {}
    for name in people:
        with as_actor(name) as actor:
            waits = work_of(actor, Cuts(*[NOW] * 4), {}).waits
            found[name] = (waits.get(PLACE_WAITS, 0), waits.get(GRANT_WAITS, 0))
            assert found[name] == (len(reviews_for(actor, NOW)), len(grant_reviews_for(actor, NOW))), name
    return found


def test_every_place_is_asked_about_once_a_quarter(asked):
    assert jobs.sweep(NOW) == 0
    assert jobs.sweep(NOW + timedelta(days=1)) == 0
    assert Letter.objects.filter(key__startswith="review:").count() == len({p.team_id for p in Membership.objects.all()})


def test_a_new_place_is_left_in_peace_for_a_quarter(wales):
    new = agencies.open_account(email="new@example.invalid", given_name="New", family_name="Here")
    agencies.join_team(practitioner=new, team=wales.teams["duty"], role=Role.SOCIAL_WORKER, at=NOW)
    jobs.sweep(NOW)
    assert not Review.objects.filter(membership__practitioner=new).exists()
    assert jobs.sweep(NOW + EVERY) >= 1
    assert Review.objects.filter(membership__practitioner=new).exists()


def test_a_manager_confirms_and_is_asked_again_in_a_quarter(asked, as_actor):
    with as_actor("gethin") as gethin:
        assert confirm_place(by=gethin, at=NOW, review=review_of(asked, "mared"))
        assert not confirm_place(by=gethin, at=NOW, review=Review.objects.get(membership=place(asked, "mared")))
    jobs.sweep(NOW + EVERY - timedelta(days=1))
    assert not Review.objects.filter(membership=place(asked, "mared"), answered_at__isnull=True).exists()
    jobs.sweep(NOW + EVERY)
    assert review_of(asked, "mared")


def test_a_manager_ends_a_place_with_a_reason_and_what_it_opened_is_closed(asked, as_actor):
    with as_actor("gethin") as gethin:
        assert end_place(by=gethin, at=NOW, review=review_of(asked, "mared"), why="Moved to another council")
    assert asked.actor("mared").posts == ()
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select act from audit_line where act in ('ENDED_PLACE', 'ENDED_GRANT') order by id")
        acts = [act for (act,) in cursor.fetchall()]
        cursor.execute("set local role app_web")
    assert acts == ["ENDED_PLACE", "ENDED_GRANT"]


def test_whoever_answers_for_the_team_now_is_not_taken_out_of_it(asked, as_actor):
    agencies.take_turn(practitioner=asked.people["nia"], team=asked.teams["duty"], at=NOW - timedelta(hours=1))
    with as_actor("gethin") as gethin, pytest.raises(StillOnDuty):
        end_place(by=gethin, at=NOW, review=review_of(asked, "nia"), why="Left")
    assert asked.actor("nia").posts


def test_unanswered_it_climbs_again_and_again_and_nothing_ends(asked):
    before = Membership.objects.filter(during__contains=NOW).count()
    teams = asked.teams
    assert review_of(asked, "nia").asked_team_id == teams["duty"].pk
    later = NOW
    for times in range(1, 6):
        later += WITHIN
        jobs.sweep(later)
        review = review_of(asked, "nia")
        assert (review.asked_team_id, review.climbed) == (teams["manager"].pk, times)
    assert Membership.objects.filter(during__contains=later).count() == before


def test_who_is_asked_after_whom():
    assert next_asked([1, 2, 3], 1) == 2
    assert next_asked([1, 2, 3], 3) == 3
    assert next_asked([1], 1) == 1
    assert next_asked([4, 5], 1) == 4


def test_nobody_confirms_their_own_place_nor_one_elsewhere(asked, as_actor):
    with as_actor("gethin") as gethin:
        told = {review.membership.practitioner_id for review in reviews_for(gethin, NOW)}
    people = asked.people
    assert people["mared"].pk in told
    assert people["gethin"].pk not in told
    assert not told & {people[name].pk for name in ("rhys", "elin", "carys", "owain")}


def test_whoever_manages_nobody_is_refused(asked, as_actor):
    with as_actor("mared") as mared:
        assert reviews_for(mared, NOW) == []
        with pytest.raises(PermissionDenied):
            confirm_place(by=mared, at=NOW, review=review_of(asked, "nia"))


def test_the_page_lists_confirms_and_ends(asked, signed_in):
    gethin = signed_in("gethin")
    assert "Mared Ellis" in gethin.get("/oversight/reviews").content.decode()
    mared, nia = review_of(asked, "mared"), review_of(asked, "nia")
    assert gethin.post(f"/oversight/reviews/{mared.ref}/confirm").status_code == 302
    assert gethin.post(f"/oversight/reviews/{nia.ref}/end", {"why": ""}).status_code == 422
    assert gethin.post(f"/oversight/reviews/{nia.ref}/end", {"why": "Left"}).status_code == 302
    told = gethin.get("/oversight/reviews").content.decode()
    assert "Mared Ellis" not in told
    assert "Nia Prydderch" not in told
    for name, status in (("rhys", 404), ("mared", 403)):
        other = review_of(asked, "sion")
        assert signed_in(name).post(f"/oversight/reviews/{other.ref}/confirm").status_code == status


def test_as_many_questions_for_many_as_for_one(wales, signed_in, count_queries):
    signed_in("gethin")
    none = count_queries("/oversight/reviews")
    jobs.sweep(NOW)
    assert count_queries("/oversight/reviews") == none <= 10


# Grants for one child


def test_each_grant_for_one_child_is_confirmed_or_ended_by_name_and_climbs_until_somebody_does(
    wales, as_actor, signed_in, count_queries
):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=NOW, also=(("manager", K.RESPONSIBLE_AUTHORITY),))
        child = children_by_id(elin, [episode.child_id])[episode.child_id]

    def let_in(name: str) -> CaseGrant:
        with as_actor("gethin") as gethin:
            email, lasts = f"{name}@example.invalid", timedelta(days=300)
            said = {"lanes": [Lane.IDENTITY, Lane.EPISODE], "writes": False, "basis": f"{name} covers.", "lasts": lasts}
            grant_case(by=gethin, at=NOW, child=child, email=email, **said)
            return CaseGrant.objects.get(basis=f"{name} covers.")

    carys, owain = let_in("carys"), let_in("owain")
    jobs.sweep(NOW + EVERY - timedelta(days=1))
    assert not GrantReview.objects.exists(), "within the quarter nobody is asked"
    for _twice in range(2):
        jobs.sweep(NOW + EVERY)
        assert set(GrantReview.objects.values_list("grant", "asked_team_id")) == {
            (carys.ref, wales.teams["manager"].pk), (owain.ref, wales.teams["manager"].pk),
        }  # fmt: skip
    jobs.sweep(NOW + EVERY + WITHIN)
    assert set(GrantReview.objects.values_list("climbed", flat=True)) == {1}
    assert {post.role for post in wales.actor("carys").posts}, "nothing ended"
    with as_actor("carys") as by:
        assert [one.ref for one in Child.objects.visible_to(by)] == [child.ref]
    # It stands under Today for whoever answers, until when, and for nobody else.
    told = today_says_how_many(as_actor, wales.people)
    assert (told["gethin"][1], told["rhys"][1], told["carys"][1], told["owain"][1]) == (2, 0, 0, 0)
    assert told["gethin"][0] > told["mared"][0] == 0
    gethin = signed_in("gethin")
    today = gethin.get("/").content.decode()
    assert "2 people let into one child’s record." in today
    assert "Answer by " in today
    # Whoever answers for it confirms one and ends the other, by name and with a reason.
    page = gethin.get("/oversight/reviews").content.decode()
    assert "Carys Morgan, into the record of Cai Morgan-Rees" in page
    many = count_queries("/oversight/reviews")
    of_carys, of_owain = (GrantReview.objects.get(grant=grant.ref) for grant in (carys, owain))
    assert gethin.post(f"/oversight/reviews/grants/{of_carys.ref}/confirm").status_code == 302
    assert count_queries("/oversight/reviews") == many <= 10
    assert gethin.post(f"/oversight/reviews/grants/{of_owain.ref}/end", {"why": ""}).status_code == 422
    for name in ("owain", "carys", "rhys"):
        # Nobody answers about themselves, nor about what another agency gave, nor without being a manager.
        browser = signed_in(name)
        assert browser.post(f"/oversight/reviews/grants/{of_owain.ref}/end", {"why": "Mine."}).status_code in (403, 404), name
        assert "into the record of" not in browser.get("/oversight/reviews").content.decode(), name
    gethin = signed_in("gethin")
    assert gethin.post(f"/oversight/reviews/grants/{of_owain.ref}/end", {"why": "The cover is over."}).status_code == 302
    assert gethin.post(f"/oversight/reviews/grants/{of_owain.ref}/end", {"why": "Again."}).status_code == 404
    for name, seen in (("carys", 1), ("owain", 0)):
        with as_actor(name) as by:
            assert Child.objects.visible_to(by).count() == seen, name
    jobs.sweep(NOW + EVERY - timedelta(days=1))
    assert not GrantReview.objects.filter(answered_at__isnull=True).exists()
    jobs.sweep(NOW + EVERY + WITHIN)
    waiting = GrantReview.objects.filter(answered_at__isnull=True)
    assert [one.grant for one in waiting] == [carys.ref], "confirmed, it is asked about in another quarter"


def test_a_grant_outlives_whoever_gave_it_and_the_question_goes_to_who_can_answer(wales, as_actor, signed_in):
    """Also where hundreds of questions about grants that are over were never answered."""
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=NOW, also=(("manager", K.RESPONSIBLE_AUTHORITY), ("missing", K.FORCE)))
        child = children_by_id(elin, [episode.child_id])[episode.child_id]
    with as_actor("rhys") as rhys:
        said = {"lanes": [Lane.IDENTITY], "writes": False, "basis": "Carys covers.", "lasts": timedelta(days=300)}
        grant_case(by=rhys, at=NOW, child=child, email="carys@example.invalid", **said)
    force, manager = wales.teams["missing"], wales.teams["manager"]
    dead = {"team": manager, "asked_team": manager, "asked_at": NOW - EVERY, "due_at": NOW - EVERY}
    GrantReview.objects.bulk_create(GrantReview(grant=uuid4(), **dead) for _ in range(301))
    jobs.sweep(NOW + EVERY)
    asked = GrantReview.objects.exclude(due_at=NOW - EVERY)
    assert [one.asked_team_id for one in asked] == [force.pk]
    with as_actor("rhys") as rhys:
        assert len(grant_reviews_for(rhys, NOW)) == 1
    # The force is involved no more: the question goes on to the council with the next round, not a fortnight later.
    with as_actor("gethin") as gethin:
        end_involvement(by=gethin, at=NOW, child_id=child.pk, team_id=force.pk, kind=K.FORCE)
        end_involvements(by=gethin, at=NOW, child_id=child.pk, about=episode.ref)
        assert grant_reviews_for(gethin, NOW) == []
    assert jobs.sweep(NOW + EVERY + timedelta(days=1)) == 1
    with as_actor("rhys") as rhys:
        assert grant_reviews_for(rhys, NOW) == []
    (review,) = asked
    gethin = signed_in("gethin")
    assert "Carys Morgan, into the record of Cai" in gethin.get("/oversight/reviews").content.decode()
    assert gethin.post(f"/oversight/reviews/grants/{review.ref}/end", {"why": "The cover is over."}).status_code == 302
    with as_actor("carys") as carys:
        assert Child.objects.visible_to(carys).count() == 0


def test_which_grants_are_live_is_said_to_the_clock_alone(wales, as_actor):
    for role in ("app_web", "app_report"):
        with connection.cursor() as cursor:
            cursor.execute("select has_function_privilege(%s, 'live_case_grants()', 'execute')", [role])
            assert cursor.fetchone() == (False,)
    with as_actor("gethin"), in_systems_role(), pytest.raises(DatabaseError, match="for the clock alone"), transaction.atomic():
        live_grants()


def test_a_place_that_is_over_is_asked_about_no_more_and_its_end_stays(asked, as_actor, signed_in):
    held = place(asked, "mared")
    over = NOW - timedelta(days=3)
    agencies.leave_team(membership=held, at=over)
    ref = review_of(asked, "mared").ref
    gethin = signed_in("gethin")
    assert "Mared Ellis" not in gethin.get("/oversight/reviews").content.decode()
    assert gethin.post(f"/oversight/reviews/{ref}/end", {"why": "Left"}).status_code == 404
    with pytest.raises(DatabaseError, match="is over"), transaction.atomic():
        agencies.leave_team(membership=held, at=NOW)
    with pytest.raises(DatabaseError, match="is over"), transaction.atomic():
        agencies.keep_places_until([(held.pk, None)], at=NOW)
    held.refresh_from_db()
    assert held.during.upper == over
