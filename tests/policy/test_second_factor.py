"""Nobody works here with a password alone, and what could do much harm asks for the second factor again."""

import re
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from tests.cast import set_mark
from tests.codes import code_for
from tests.policy.test_addresses import WALKED
from tests.signing import AGAIN, LOGIN, SHOW, give_password, set_up_app, type_password
from ymylon.access.policy import ACTIONS
from ymylon.audit.models import Line
from ymylon.config.signin.second_factor import set_up_app as prepare_app

pytestmark = [pytest.mark.django_db, pytest.mark.password_alone]
NIGHT = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
EMAIL = "gethin@example.invalid"
APP, CODES, CHOICE, SCREENS = (
    "/account/second-factor/app/",
    "/account/second-factor/codes/",
    "/account/second-factor/",
    "/missing/screens",
)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NIGHT, tick=False) as travelling:
        yield travelling


@pytest.fixture
def gethin(wales):
    """A manager with a password and no second factor yet."""
    account = wales.people["gethin"].account
    give_password(account)
    return account


@pytest.fixture
def set_up(gethin, clock):
    """Gethin has set up an app, and signs in half a minute later; the secret of his app."""
    browser = Client()
    type_password(browser, EMAIL)
    secret = set_up_app(browser)
    clock.shift(timedelta(minutes=5))
    return secret


@pytest.fixture
def browser(set_up) -> Client:
    """Gethin, signed in with password and code."""
    someone = Client()
    type_password(someone, EMAIL)
    assert someone.post(SHOW, {"code": code_for(set_up)}).status_code == 302
    return someone


def acts() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.order_by("id").values_list("act", "why"))
        cursor.execute("set local role app_web")
    return lines


def test_after_the_password_alone_nothing_opens_but_the_setting_up(gethin):
    someone = Client()
    assert type_password(someone, EMAIL)["Location"] == "/"
    for address in ("/", "/missing/", "/find/", "/account/", "/account/password/change/", CODES, SCREENS):
        assert someone.get(address)["Location"] == CHOICE, address
    assert someone.post("/missing/report", {"who": "x"})["Location"] == CHOICE
    page = someone.get(CHOICE).content.decode()
    assert APP in page


def test_setting_up_an_app_shows_recovery_codes_once_and_opens_the_door(gethin):
    someone = Client()
    type_password(someone, EMAIL)
    set_up_app(someone)
    first, second = (someone.get(CODES).content.decode() for _ in range(2))
    assert len(re.findall(r'<code class="ym-key">\d{8}</code>', first)) == 10
    assert re.findall(r"\d{8}", second.split("<main")[1].split("</main")[0]) == []
    assert someone.get("/").status_code == 200


def test_a_wrong_first_code_sets_nothing_up(gethin):
    someone = Client()
    type_password(someone, EMAIL)
    someone.get(APP)
    assert "This is not right" in someone.post(APP, {"code": "000000"}).content.decode()
    assert not Authenticator.objects.exists()
    assert someone.get("/")["Location"] == CHOICE


def test_afterwards_the_password_leads_to_the_code_and_no_further(set_up):
    someone = Client()
    assert type_password(someone, EMAIL)["Location"] == SHOW
    for address in ("/", "/missing/", APP, CHOICE, "/account/passkeys/add/"):
        assert someone.get(address)["Location"].startswith(LOGIN), address
    assert "This is not right" in someone.post(SHOW, {"code": "000000"}).content.decode()
    assert someone.post(SHOW, {"code": code_for(set_up)}).status_code == 302
    assert someone.get("/").status_code == 200


def test_a_code_opens_once(set_up, clock):
    first, second = Client(), Client()
    code = code_for(set_up)
    for someone in (first, second):
        type_password(someone, EMAIL)
    assert first.post(SHOW, {"code": code}).status_code == 302
    assert second.post(SHOW, {"code": code}).status_code == 200
    clock.shift(timedelta(seconds=31))
    assert second.post(SHOW, {"code": code}).status_code == 200
    assert second.post(SHOW, {"code": code_for(set_up)}).status_code == 302


def test_a_recovery_code_opens_once(gethin):
    someone = Client()
    type_password(someone, EMAIL)
    set_up_app(someone)
    code = re.search(r'<code class="ym-key">(\d{8})</code>', someone.get(CODES).content.decode())[1]
    for status in (302, 200):
        other = Client()
        type_password(other, EMAIL)
        assert other.post(SHOW, {"code": code}).status_code == status


def test_a_session_of_the_password_alone_can_add_nothing_once_there_is_a_factor(gethin, set_up):
    thief = Client()
    thief.force_login(gethin)
    for address in (APP, CHOICE, "/account/passkeys/add/", "/account/", "/"):
        assert thief.get(address)["Location"].startswith(AGAIN), address
    assert thief.post(APP, {"code": "000000"})["Location"].startswith(AGAIN)


def test_codes_are_guessed_five_times_and_then_not_even_the_right_one_opens(set_up, clock):
    someone = Client()
    type_password(someone, EMAIL)
    answers = [someone.post(SHOW, {"code": f"00000{n}"}) for n in range(5)]
    late = someone.post(SHOW, {"code": code_for(set_up)})
    told = [re.search(r'id="id_code_error"[^>]*>(.*?)</p>', answer.content.decode(), re.S)[1] for answer in (*answers, late)]
    assert len(set(told)) == 1
    clock.shift(timedelta(minutes=16))
    other = Client()
    type_password(other, EMAIL)
    assert other.post(SHOW, {"code": code_for(set_up)}).status_code == 302


def test_its_secret_lies_sealed(set_up):
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert set_up not in kept
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(s::text, '') from agencies_session s")
        assert set_up not in cursor.fetchone()[0]


def test_the_last_factor_stays(browser):
    page = browser.get(f"{APP}remove/").content.decode()
    assert "only second factor" in page
    assert browser.post(f"{APP}remove/").status_code == 200
    assert Authenticator.objects.filter(type="totp").exists()


# Shown just now


def test_the_policy_says_what_asks_for_it_again():
    assert {action.code for action in ACTIONS.values() if action.fresh} >= {"ENROL_SCREEN", "CHANGE_OWN_SIGN_IN"}


def test_within_fifteen_minutes_it_opens_and_afterwards_leads_to_the_second_factor_and_back(browser, set_up, clock):
    clock.shift(timedelta(minutes=14))
    assert browser.get(SCREENS).status_code == 200
    clock.shift(timedelta(minutes=2))
    led = browser.get(f"{SCREENS}?x=1")["Location"]
    assert led == f"{AGAIN}?next=%2Fmissing%2Fscreens%3Fx%3D1"
    assert "Is it still you?" in browser.get(led).content.decode()
    assert browser.post(led, {"code": code_for(set_up)})["Location"] == f"{SCREENS}?x=1"
    assert browser.get(SCREENS).status_code == 200


def test_whatever_asks_for_it_again_does_so_at_every_address_and_changes_nothing(wales, as_actor, clock):
    """Exports, prints, grants, what a chair or a council opens to somebody, broken glass, one's own signing in."""
    asking = [(name, path, opened) for name, path, opened in WALKED if opened.fresh]
    assert {opened.code for _name, _path, opened in asking} == {action.code for action in ACTIONS.values() if action.fresh}
    assert {"OPEN_LANES", "OPEN_CONTEXT", "GRANT_CASE", "BREAK_GLASS", "EXPORT_CHILD"} <= {one.code for _n, _p, one in asking}
    browsers = {}
    for person in ("gethin", "rhys", "ada"):
        account = wales.people[person].account
        with as_actor(person):
            prepare_app(account=account)
        browsers[person] = Client()
        browsers[person].force_login(account)
        session = browsers[person].session
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
        session["account_authentication_methods_user"] = str(account.pk)
        session.save()
    clock.shift(timedelta(minutes=16))
    before = acts()
    for name, path, opened in asking:
        person = next(one for one in browsers if wales.actor(one).may(opened.code))
        address = "/" + re.sub(r"<uuid:\w+>", str(uuid4()), re.sub(r"<int:\w+>", "1", re.sub(r"<str:\w+>", "x", path)))
        for answer in (browsers[person].get(address), browsers[person].post(address, {"why": "It is needed tonight."})):
            assert answer.status_code == 302, (name, person)
            assert answer["Location"].startswith(AGAIN), (name, person)
    assert acts() == before


def test_everything_else_stays_open(browser, clock):
    clock.shift(timedelta(minutes=18))
    assert browser.get("/missing/").status_code == 200


def test_a_password_is_no_answer(browser, clock):
    clock.shift(timedelta(minutes=16))
    assert browser.get("/account/reauthenticate/?next=/missing/screens")["Location"].startswith(AGAIN)


def test_what_was_sent_too_late_writes_nothing_is_kept_and_sent_again_by_one_press(browser, set_up, clock, wales):
    typed = {"place": "Front desk, Pontypridd", "team": str(wales.teams["manager"].pk)}
    clock.shift(timedelta(minutes=16))
    led = browser.post(SCREENS, typed)["Location"]
    assert led == f"{AGAIN}?next=%2Faccount%2Fagain"
    assert "ENROLLED_SCREEN" not in [act for act, _why in acts()]
    assert browser.post(led, {"code": code_for(set_up)})["Location"] == "/account/again"
    page = browser.get("/account/again").content.decode()
    assert "Front desk, Pontypridd" in page
    sent = browser.post("/account/again", typed)
    assert (sent.status_code, sent["Location"]) == (307, SCREENS)
    assert browser.post(SCREENS, typed).status_code == 200
    assert browser.get("/account/again")["Location"] == "/"


def test_what_waits_may_be_let_go_and_is_nobody_elses(browser, set_up, clock, wales):
    clock.shift(timedelta(minutes=16))
    browser.post(SCREENS, {"place": "Front desk, Pontypridd"})
    other = Client()
    other.force_login(wales.people["rhys"].account)
    set_up_app(other)
    assert other.get("/account/again")["Location"] == "/"
    assert browser.post("/account/again", {"let_go": "1"})["Location"] == "/"
    assert browser.get("/account/again")["Location"] == "/"


def test_who_may_not_is_refused_before_anything_is_asked(wales, clock):
    elin = Client()
    elin.force_login(wales.people["elin"].account)
    set_up_app(elin)
    clock.shift(timedelta(minutes=16))
    assert elin.get(SCREENS).status_code == 403


def test_each_change_and_each_try_has_its_line(browser, set_up, clock):
    clock.shift(timedelta(minutes=16))
    browser.post(AGAIN, {"code": "000000"})
    told = acts()
    assert ("FACTOR_ADDED", "totp") in told
    assert ("FACTOR_ADDED", "recovery_codes") in told
    assert ("FACTOR_FAILED", "totp") in told
    assert [act for act, _why in told].count("SIGNED_IN") == 2


# The cast of a demonstration


def test_one_click_on_the_cast_is_both_under_the_mark_and_nowhere_else(wales, clock):
    account = wales.account("gethin")
    assert Client().post(f"/cast/{account}").status_code == 404
    set_mark(on=True)
    assert Client(REMOTE_ADDR="203.0.113.9").post(f"/cast/{account}").status_code == 404
    played = Client(HTTP_HOST="127.0.0.1")
    assert played.post(f"/cast/{account}").status_code == 302
    clock.shift(timedelta(minutes=16))
    assert played.get(SCREENS).status_code == 200
    set_mark(on=False)
    assert played.get(SCREENS).status_code == 302
