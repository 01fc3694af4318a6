"""Enrolling a screen, typing its code on the wall, and what the wall may then open: the board."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.story import missing_cai
from ymylon.audit.models import Line
from ymylon.children.lookups import children_by_id
from ymylon.missing.models import Episode
from ymylon.notices.lookups import notices_about
from ymylon.notices.models import Notice


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, at=timezone.now() - timedelta(hours=1))


def enrol(browser, wales, team="missing", place="control room") -> str:
    answer = browser.post("/missing/screens", {"place": place, "team": str(wales.teams[team].pk)})
    assert answer.status_code == 200
    return "".join(re.search(r"<h2[^>]*>(\d{4}) (\d{4})</h2>", answer.content.decode()).groups())


def open_wall(code: str) -> Client:
    wall = Client()
    answer = wall.post("/screen", {"code": f"{code[:4]} {code[4:]}"})
    assert (answer.status_code, answer["Location"]) == (302, "/missing/?wall")
    return wall


@pytest.fixture
def wall(signed_in, wales, episode) -> Client:
    """A screen, opened."""
    return open_wall(enrol(signed_in("rhys"), wales))


def shown() -> list[tuple[str, list[int]]]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.filter(act="SAW").order_by("id").values_list("about", "children"))
        cursor.execute("set local role app_web")
    return lines


def test_it_shows_no_name_of_a_child_wherever_it_hangs(wall):
    text = wall.get("/missing/").content.decode()
    assert "C.M.R." in text
    assert "Cai" not in text
    assert "Morgan" not in text
    assert "Board, Missing persons team" in text


def test_no_name_of_whoever_acknowledged_but_their_agency(wall, signed_in, episode, as_actor):
    with as_actor("rhys") as rhys:
        told = [
            one for one in notices_about(rhys, [episode.ref])[episode.ref] if one.team_id in {post.team_id for post in rhys.posts}
        ]
    browser = signed_in("rhys")
    assert browser.post(f"/notices/{told[0].ref}/acknowledge").status_code == 302
    assert "R. Cadwaladr" in browser.get("/missing/?wall").content.decode(), "a person's own board says who"
    text = wall.get("/missing/").content.decode()
    assert "Cadwaladr" not in text
    assert "South Wales Police" in text


def test_nothing_asks_whether_it_may_show_names(signed_in, wales):
    text = signed_in("rhys").get("/missing/screens").content.decode()
    assert "initials alone" in text
    assert 'name="strangers"' not in text


def test_it_sees_the_children_of_its_team_and_no_others(signed_in, wales, episode):
    for name, team in (("rhys", "control"), ("gethin", "youth_justice")):
        text = open_wall(enrol(signed_in(name), wales, team=team)).get("/missing/").content.decode()
        assert "Nobody is missing now" in text, team


def test_it_leads_nowhere(wall):
    text = wall.get("/missing/").content.decode()
    links = set(re.findall(r'href="([^"]+)"', text.split("<body")[1]))
    assert not {link for link in links if link.startswith("/missing/") and "?wall" not in link}
    assert "/account/logout" not in text
    assert "/missing/report" not in text


def test_it_opens_the_board_and_nothing_else(wall, as_actor, episode):
    with as_actor("rhys") as rhys:
        child = children_by_id(rhys, [episode.child_id])[episode.child_id].ref
        notice = notices_about(rhys, [episode.ref])[episode.ref][0].ref
    opened = [f"/missing/{episode.ref}", f"/children/{child}", "/find/", "/", "/missing/report", "/missing/screens"]
    opened += [f"/children/{child}/photograph", f"/missing/{episode.ref}/grade"]
    for address in opened:
        answer = wall.get(address)
        assert answer.status_code == 403, address
        assert "Cai" not in answer.content.decode()
    for address in (f"/notices/{notice}/acknowledge", f"/missing/{episode.ref}/observe", f"/missing/{episode.ref}/found"):
        assert wall.post(address, {"words": "x"}).status_code == 403, address
    assert wall.post("/missing/").status_code == 405
    with as_actor("rhys") as rhys:
        assert Episode.objects.get(pk=episode.pk).state == "REPORTED"
        assert not Notice.objects.filter(ref=notice, acknowledged_how="SCREEN", acknowledged_by__account__kind="SCREEN").exists()


def test_the_database_lets_it_write_nothing(wall, wales, episode):
    from django.db import DatabaseError, transaction

    from ymylon.access.actions import acting
    from ymylon.missing.models import Observation

    account = int(wall.session["_auth_user_id"])
    with acting(account, "test") as screen:
        assert Episode.objects.visible_to(screen).count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            Observation.objects.create(
                child_id=episode.child_id,
                episode=episode,
                kind="SIGHTING",
                happened_at=timezone.now(),
                words="x",
                recorded_at=timezone.now(),
                by_id=screen.practitioner_id,
            )
        assert not Episode.objects.filter(pk=episode.pk).update(state="FOUND")


def test_one_audit_line_for_the_opening_and_none_for_each_time_it_asks(wall, episode):
    before = len(shown())
    page = wall.get("/missing/?wall").content.decode()
    rows = re.search(r'data-live-url="([^"]+)"', page).group(1).replace("&amp;", "&")
    for _ in range(5):
        assert wall.get(rows).status_code == 200
    lines = shown()
    assert len(lines) == before + 1
    assert lines[-1] == ("missing:board", [episode.child_id])


def test_it_does_not_sign_itself_out(wall):
    assert wall.session.get_expiry_age() > timedelta(days=300).total_seconds()


def test_taken_away_it_finds_nothing_with_its_next_request(wall, signed_in):
    browser = signed_in("rhys")
    text = browser.get("/missing/screens").content.decode()
    assert "control room" in text
    revoke = re.search(r'action="(/missing/screens/[^"]+/revoke)"', text).group(1)
    assert browser.post(revoke).status_code == 302
    assert "No screen is enrolled" in browser.get("/missing/screens").content.decode()
    assert wall.get("/missing/rows").status_code == 302
    assert "Cai" not in wall.get("/missing/", follow=True).content.decode()


def test_only_the_agency_itself_takes_its_screen_away(wall, signed_in):
    text = signed_in("rhys").get("/missing/screens").content.decode()
    revoke = re.search(r'action="(/missing/screens/[^"]+/revoke)"', text).group(1)
    assert signed_in("gethin").post(revoke).status_code == 404
    assert signed_in("owain").post(revoke).status_code == 404
    assert wall.get("/missing/").status_code == 200


@pytest.mark.parametrize("typed", ["00000000", "1234", "abcdefgh", "' or 1=1"])
def test_every_wrong_code_is_answered_alike(client, db, typed):
    answer = client.post("/screen", {"code": typed})
    assert answer.status_code == 422
    assert "This code opens no screen. Ask for a new one" in answer.content.decode()


def test_a_code_used_before_is_answered_as_a_wrong_one_is_and_so_is_one_too_many(signed_in, wales, episode):
    code, other = enrol(signed_in("rhys"), wales), enrol(signed_in("rhys"), wales, place="hall")
    open_wall(code)
    stranger = Client()
    answers = [stranger.post("/screen", {"code": typed}) for typed in (code, "00000000", "1", "2", "3", other)]
    assert {answer.status_code for answer in answers} == {422}
    words = {re.search(r'id="id_code_error"[^>]*>(.*?)</p>', answer.content.decode(), re.S).group(1) for answer in answers}
    assert len(words) == 1


def test_the_page_of_the_code_is_in_both_languages(client, db):
    client.cookies["iaith"] = "cy"
    assert 'lang="cy"' in client.get("/screen").content.decode()


def test_it_asks_where_it_hangs_beside_the_field(signed_in, wales):
    answer = signed_in("gethin").post("/missing/screens", {"place": " ", "team": ""})
    assert answer.status_code == 422
    assert "Say where the screen hangs" in answer.content.decode()


@pytest.mark.parametrize(("name", "status"), [("rhys", 200), ("gethin", 200), ("nia", 403), ("elin", 403), ("ada", 403)])
def test_who_may_enrol(signed_in, name, status):
    assert signed_in(name).get("/missing/screens").status_code == status


def test_those_who_may_find_the_way_to_it(signed_in):
    way = reverse("missing:screens")
    assert way in signed_in("rhys").get("/missing/").content.decode()
    assert way not in signed_in("elin").get("/missing/").content.decode()


def test_the_budgets_hold(wall, signed_in, wales, count_queries, client):
    signed_in("rhys")
    assert count_queries("/missing/screens") <= 10
