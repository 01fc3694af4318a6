"""Accounts are opened, mended and closed by an administrator at the machine; each leaves its line."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.signing import WORDS, set_up_app, type_password
from ymylon.access.lookups import actor_of
from ymylon.agencies.actions import end_turn, take_turn
from ymylon.agencies.models import Account
from ymylon.audit.models import Line
from ymylon.config.doctor.signing import production, without_factor
from ymylon.config.signin import accounts
from ymylon.config.signin.accounts import AccountFault

pytestmark = [pytest.mark.django_db, pytest.mark.password_alone]
EMAIL = "haf@example.invalid"


@pytest.fixture
def link(wales) -> str:
    """The link of an account that was opened just now."""
    return opened(wales)


def opened(wales, **other) -> str:
    said = {
        "email": EMAIL,
        "given_name": "Haf",
        "family_name": "Rees",
        "language": "cy",
        "team_id": wales.teams["duty"].pk,
        "role": "SOCIAL_WORKER",
        "at": timezone.now() - timedelta(minutes=1),
    }
    return accounts.open_for(**said | other)


def follow(browser: Client, link: str):
    """The page on which a password is chosen, and its address."""
    answer = browser.get(urlsplit(link).path, follow=True)
    return answer, answer.request["PATH_INFO"]


def acts() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.order_by("id").values_list("act", flat=True))
        cursor.execute("set local role app_web")
    return lines


def test_by_the_link_one_chooses_a_password_and_comes_in_by_it(link):
    browser = Client()
    _page, address = follow(browser, link)
    assert browser.post(address, {"password1": WORDS, "password2": WORDS}).status_code == 302
    assert type_password(browser, EMAIL)["Location"] == "/"
    set_up_app(browser)
    assert browser.get("/missing/").status_code == 200
    actor = actor_of(Account.objects.get(email=EMAIL).pk)
    assert {post.role for post in actor.posts} == {"SOCIAL_WORKER"}
    assert acts()[0] == "OPENED_ACCOUNT"


def test_a_link_opens_once_and_for_a_day(link, wales):
    browser = Client()
    _page, address = follow(browser, link)
    browser.post(address, {"password1": WORDS, "password2": WORDS})
    assert "used already" in follow(Client(), link)[0].content.decode()
    another = accounts.new_link(email=EMAIL)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert "used already" in follow(Client(), another)[0].content.decode()


@pytest.mark.parametrize(
    "other",
    [{"team_id": 0}, {"role": "KING"}, {"role": "WALL_SCREEN"}, {"email": "nia@example.invalid"}],
    ids=lambda other: str(other),
)
def test_what_can_not_be_is_refused_and_opens_nothing(wales, other):
    before = Account.objects.count()
    with pytest.raises(AccountFault):
        opened(wales, **other)
    assert Account.objects.count() == before


def test_somebody_joins_another_team_for_some_days_and_leaves_it_with_the_next_request(link, wales):
    now, haf = timezone.now(), Account.objects.get(email=EMAIL)
    control, heads = wales.teams["control"].pk, wales.teams["manager"].pk
    with pytest.raises(AccountFault, match="before it begins"):
        accounts.join(email=EMAIL, team_id=heads, role="ADMINISTRATOR", begins=None, ends=now.date() - timedelta(days=2), at=now)
    accounts.join(email=EMAIL, team_id=heads, role="ADMINISTRATOR", begins=None, ends=now.date() + timedelta(days=2), at=now)
    accounts.join(email=EMAIL, team_id=control, role="RESPONSE_OFFICER", begins=now.date() + timedelta(days=3), ends=None, at=now)
    with pytest.raises(AccountFault, match="already"):
        accounts.join(email=EMAIL, team_id=heads, role="ADMINISTRATOR", begins=None, ends=None, at=now)
    assert {post.role for post in actor_of(haf.pk).posts} == {"SOCIAL_WORKER", "ADMINISTRATOR"}
    assert any(EMAIL in line and "ADMINISTRATOR" in line for line in accounts.who_in(team_id=heads, at=now))
    # What was still to begin never does, and can't be called off twice.
    assert accounts.leave(email=EMAIL, team_id=control, at=now) == 1
    assert not any(EMAIL in line for line in accounts.who_in(team_id=control, at=now))
    with pytest.raises(AccountFault, match="don’t work"):
        accounts.leave(email=EMAIL, team_id=control, at=now)
    # Whoever answers for a team hands over before they go.
    turn = take_turn(practitioner=haf.practitioner, team=wales.teams["duty"], at=now - timedelta(hours=1))
    with pytest.raises(AccountFault, match="takes the turn first"):
        accounts.leave(email=EMAIL, team_id=wales.teams["duty"].pk, at=now)
    end_turn(turn=turn, at=now)
    later = now + timedelta(seconds=1)
    assert accounts.leave(email=EMAIL, team_id=wales.teams["duty"].pk, at=later) == 1
    with time_machine.travel(later, tick=False):
        assert not any(EMAIL in line for line in accounts.who_in(team_id=wales.teams["duty"].pk, at=later))
    assert acts()[-3:] == ["GRANTED", "REMOVED_GRANT", "ENDED_GRANT"]


def test_a_lost_factor_is_taken_away_its_owner_is_out_and_sets_up_another(link):
    browser = Client()
    browser.post(follow(browser, link)[1], {"password1": WORDS, "password2": WORDS})
    type_password(browser, EMAIL)
    set_up_app(browser)
    accounts.forget_factor(email=EMAIL.upper())
    assert not Authenticator.objects.filter(user__email=EMAIL).exists()
    assert browser.get("/")["Location"].startswith("/account/login/")
    type_password(browser, EMAIL)
    assert browser.get("/")["Location"] == "/account/second-factor/"
    assert acts()[-2] == "FACTORS_FORGOTTEN"


def test_a_closed_account_is_out_at_once_and_its_posts_end(link):
    browser = Client()
    browser.post(follow(browser, link)[1], {"password1": WORDS, "password2": WORDS})
    type_password(browser, EMAIL)
    set_up_app(browser)
    account = Account.objects.get(email=EMAIL)
    accounts.close(email=EMAIL, at=timezone.now())
    assert browser.get("/")["Location"].startswith("/account/login/")
    assert type_password(Client(), EMAIL)["Location"] == "/account/inactive/"
    assert actor_of(account.pk).posts == ()


def test_nobody_mends_what_is_not_there(db):
    for mend in (accounts.new_link, accounts.forget_factor):
        with pytest.raises(AccountFault):
            mend(email="nobody@example.invalid")


def test_the_doctor_says_what_is_not_for_live_use(wales, settings):
    assert next(without_factor()).level == "note"
    assert next(production()).level == "note"
    settings.PRODUCTION = True
    assert "YMYLON_PROXIES" in next(production()).remedy
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert next(production()).level == "fine"
