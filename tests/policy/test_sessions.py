"""Nobody stays signed in for ever, and whoever is signed in sees where, and ends it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test import Client

from tests.codes import code_for
from tests.signing import SHOW, give_password, set_up_app, type_password
from ymylon.agencies.models import Session
from ymylon.config.signin.limits import device_of, network_of
from ymylon.missing.models import Report

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LIVE = {"X-Requested-With": "fetch"}
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MORNING, tick=False) as travelling:
        yield travelling


@pytest.fixture
def nia(signed_in, policy) -> Client:
    """Nia, signed in a moment ago."""
    browser = signed_in("nia")
    assert browser.get("/").status_code == 200
    return browser


@pytest.fixture
def policy(wales) -> None:
    from ymylon.duties.actions import load_shipped_policies

    load_shipped_policies(demonstration=True)


def is_out(browser: Client) -> bool:
    return browser.get("/account/")["Location"].startswith("/account/login/")


def test_twenty_minutes_without_doing_anything_and_one_is_out(nia, clock):
    clock.shift(timedelta(minutes=19))
    assert nia.get("/").status_code == 200
    clock.shift(timedelta(minutes=19))
    assert nia.get("/").status_code == 200
    clock.shift(timedelta(minutes=20))
    answer = nia.get("/find/")
    assert answer["Location"] == "/account/login/?ended=IDLE&next=/find/"
    assert "nothing was done for 20 minutes" in nia.get(answer["Location"]).content.decode()


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(nia, clock):
    for _ in range(4):
        clock.shift(timedelta(minutes=5))
        answer = nia.get("/changed", headers=LIVE)
    assert answer.status_code == 302
    assert is_out(nia)


def test_whatever_page_asks_by_itself_says_so():
    source = Path(__file__).parents[2] / "frontend" / "src"
    asking = [script for script in source.glob("*.js") if "liveUrl" in script.read_text()]
    assert asking
    for script in asking:
        assert '"X-Requested-With": "fetch"' in script.read_text()


def test_typing_is_doing_something(nia, clock):
    for _ in range(4):
        clock.shift(timedelta(minutes=10))
        assert nia.post("/drafts/report", {"circumstances": "Grey hoodie"}).status_code == 204


def test_twelve_hours_and_one_is_out_however_busy(nia, clock):
    for _ in range(47):
        clock.shift(timedelta(minutes=15))
        assert nia.get("/").status_code == 200
    clock.shift(timedelta(minutes=15))
    assert "ended=AGE" in nia.get("/")["Location"]


def test_the_screen_on_the_wall_stays(signed_in, wales, policy, clock):
    text = signed_in("rhys").post("/missing/screens", {"place": "hall", "team": wales.teams["missing"].pk})
    code = "".join(re.search(r"<h2[^>]*>(\d{4}) (\d{4})</h2>", text.content.decode()).groups())
    wall = Client()
    wall.post("/screen", {"code": code})
    clock.shift(timedelta(days=3))
    assert wall.get("/missing/rows", headers=LIVE).status_code == 200


def test_what_was_sent_too_late_is_kept_for_its_author_who_sends_it_by_one_press(nia, wales, clock, client):
    typed = {"circumstances": "Grey hoodie, no coat", "who": "Cai Morgan-Rees"}
    clock.shift(timedelta(minutes=25))
    answer = nia.post("/missing/report", typed)
    assert answer["Location"] == "/account/login/?ended=IDLE&next=/account/again"
    assert not Report.objects.exists()
    rhys = Client()
    rhys.force_login(wales.people["rhys"].account)
    assert rhys.get("/account/again")["Location"] == "/"
    nia.force_login(wales.people["nia"].account)
    page = nia.get("/account/again").content.decode()
    assert "Grey hoodie, no coat" in page
    assert 'name="who" value="Cai Morgan-Rees"' in page
    sent = nia.post("/account/again", typed)
    assert (sent.status_code, sent["Location"]) == (307, "/missing/report")


def test_signing_in_gives_another_key_and_the_table_holds_none(wales):
    account = wales.people["nia"].account
    give_password(account)
    browser = Client()
    browser.get("/account/login/")
    browser.post("/language/cy")
    session = browser.session
    session["x"] = 1
    session.save()
    browser.cookies["ymylon"] = before = session.session_key
    type_password(browser, "nia@example.invalid")
    after = browser.cookies["ymylon"].value
    assert after != before
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(s::text, '') from agencies_session s")
        rows = cursor.fetchone()[0]
    assert after not in rows
    assert before not in rows
    assert not Session.objects.filter(account=account, session_data__contains="nia").exists()


def test_one_sees_where_one_is_signed_in_and_ends_it_at_once(signed_in, policy, wales):
    give_password(wales.people["nia"].account)
    nia, other = signed_in("nia"), Client(headers={"User-Agent": FIREFOX}, REMOTE_ADDR="81.2.69.142")
    type_password(other, "nia@example.invalid")
    secret = set_up_app(other)
    assert secret
    page = nia.get("/account/").content.decode()
    assert "Firefox, Windows" in page
    assert "address beginning 81.2" in page
    assert "81.2.69" not in page
    (end,) = set(re.findall(r'action="(/account/sessions/[0-9a-f-]+/end)"', page))
    stranger = Client()
    stranger.force_login(wales.people["rhys"].account)
    assert stranger.post(end).status_code == 404
    assert other.get("/").status_code == 200
    assert nia.post(end)["Location"] == "/account/"
    assert is_out(other)
    assert nia.get("/").status_code == 200


def test_all_others_end_together(nia, wales):
    others = [Client(), Client()]
    for other in others:
        other.force_login(wales.people["nia"].account)
    stranger = Client()
    stranger.force_login(wales.people["rhys"].account)
    nia.post("/account/sessions/others/end")
    assert all(is_out(other) for other in others)
    assert nia.get("/").status_code == 200
    assert stranger.get("/").status_code == 200


def test_a_changed_password_ends_the_others(wales, clock):
    account = wales.people["nia"].account
    give_password(account)
    first, second = Client(), Client()
    type_password(first, "nia@example.invalid")
    secret = set_up_app(first)
    clock.shift(timedelta(minutes=5))
    type_password(second, "nia@example.invalid")
    assert second.post(SHOW, {"code": code_for(secret)}).status_code == 302
    new = "pedair-buwch-yn-y-cae-gwyrdd"
    asked = {"oldpassword": "tair-cath-ar-y-wal-wen", "password1": new, "password2": new}
    assert second.post("/account/password/change/", asked).status_code == 302
    assert is_out(first)
    assert second.get("/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (FIREFOX, "Firefox, Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_named_by_known_words_alone(agent, said):
    assert device_of(agent) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [("81.2.69.142", "81.2.…"), ("2a02:6b8:1:2::5", "2a02:6b8::…"), ("127.0.0.1", "127.0.…"), ("x", ""), ("", "")],
)
def test_a_network_is_told_coarsely(address, said):
    assert network_of(address) == said


def test_the_page_asks_few_questions(nia, wales, count_queries, client):
    for _ in range(12):
        Client().force_login(wales.people["nia"].account)
    assert count_queries("/account/") <= 10


def test_sending_again_too_late_keeps_what_waited(nia, wales, clock):
    clock.shift(timedelta(minutes=25))
    nia.post("/missing/report", {"circumstances": "Grey hoodie, no coat"})
    nia.force_login(wales.people["nia"].account)
    page = nia.get("/account/again").content.decode()
    clock.shift(timedelta(minutes=25))
    assert "next=/account/again" in nia.post("/account/again", {"circumstances": "Grey hoodie, no coat"})["Location"]
    nia.force_login(wales.people["nia"].account)
    assert nia.get("/account/again").content.decode().count("Grey hoodie") == page.count("Grey hoodie")
    assert nia.post("/account/again")["Location"] == "/missing/report"
