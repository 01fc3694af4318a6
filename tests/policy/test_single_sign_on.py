"""Single sign-on against a real provider, which runs in a process of its own: it says who somebody is, and no more."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.db import connection
from django.test import Client

from tests.codes import code_for
from tests.signing import SHOW, WORDS
from ymylon.access.actions import begin_request
from ymylon.agencies.models import Account
from ymylon.audit.models import Line
from ymylon.config.signin import issuer
from ymylon.config.signin.second_factor import set_up_app

pytestmark = [pytest.mark.django_db, pytest.mark.password_alone]
CHECKOUT = Path(__file__).parents[2]
START, BACK = "/account/single/sso/", "http://testserver/account/single/sso/back/"
CHOICE = "/account/second-factor/"
_PATIENCE = 60  # seconds: a busy machine is no refusal


@pytest.fixture(scope="module")
def provider(tmp_path_factory) -> str:
    """The address of the provider."""
    told = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.provider.settings",
        "PROVIDER_DATABASE": str(tmp_path_factory.mktemp("provider") / "provider.sqlite3"),
        "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}",
    }
    command = [sys.executable, "-m", "tests.provider.serve", BACK, WORDS]
    with subprocess.Popen(command, env=told, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as running:
        port = running.stdout.readline().strip()
        assert port, "the provider does not start"
        yield f"http://127.0.0.1:{port}"
        running.terminate()


@pytest.fixture(autouse=True)
def _named(provider, settings, monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(f"{WORDS}\n")
    for name, value in {"ISSUER": provider, "CLIENT": "ymylon", "SECRET_FILE": str(secret), "NAME": "Cyngor"}.items():
        monkeypatch.setenv(f"YMYLON_OIDC_{name}", value)
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = _PATIENCE
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": issuer.apps()}}


def come(name: str, browser: Client | None = None, process: str = ""):
    """Sign in at the provider as this person, and come back; the answer here."""
    browser = browser or Client()
    led = browser.post(f"{START}{process}")
    assert led.status_code == 302, led.content.decode()[:500]
    there = requests.Session()
    page = there.get(led["Location"], timeout=_PATIENCE)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    typed = {"login": f"{name}@example.invalid", "password": WORDS, "csrfmiddlewaretoken": token[1] if token else ""}
    answer = there.post(page.url, typed, timeout=_PATIENCE, allow_redirects=False)
    while not answer.headers["Location"].startswith(BACK):
        onward = requests.compat.urljoin(page.url, answer.headers["Location"])
        answer = there.get(onward, timeout=_PATIENCE, allow_redirects=False)
    back = urlsplit(answer.headers["Location"])
    return browser, browser.get(back.path, {name: values[0] for name, values in parse_qs(back.query).items()})


def why() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.filter(act__startswith="SIGN").order_by("id").values_list("act", "why"))
        cursor.execute("set local role app_web")
    return lines


def test_somebody_with_an_account_comes_in_by_a_verified_address_and_sets_up_a_second_factor(wales):
    browser, answer = come("nia")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert browser.get("/")["Location"] == CHOICE
    assert SocialAccount.objects.get().user == wales.people["nia"].account
    assert why()[-1][0] == "SIGNED_IN"


def test_the_second_factor_is_asked_here_whatever_the_provider_says(wales):
    begin_request(None, "TEST")
    secret = set_up_app(account=wales.people["nia"].account)
    browser, answer = come("nia")
    assert answer["Location"] == SHOW
    assert browser.get("/")["Location"].startswith("/account/login/")
    assert browser.post(SHOW, {"code": code_for(secret)}).status_code == 302
    assert browser.get("/account/").status_code == 200


def test_unless_its_word_for_it_is_trusted_by_name(wales, monkeypatch):
    begin_request(None, "TEST")
    set_up_app(account=wales.people["nia"].account)
    monkeypatch.setenv("YMYLON_OIDC_TRUSTED_AMR", "mfa")
    assert come("nia")[1]["Location"] == SHOW
    monkeypatch.setenv("YMYLON_OIDC_TRUSTED_AMR", "mfa hwk")
    browser, answer = come("nia")
    assert answer["Location"] == "/"
    assert browser.get("/account/").status_code == 200


def test_afterwards_by_its_subject_even_if_the_address_here_is_another(wales):
    come("nia")
    account = wales.people["nia"].account
    account.refresh_from_db()
    account.email = "nia.prydderch@example.invalid"
    account.save()
    assert come("nia")[1]["Location"] == "/"


@pytest.mark.parametrize("name", ["stranger", "rhys"], ids=["no account here", "an address that nobody verified"])
def test_whoever_has_no_account_gets_none(wales, name):
    before = Account.objects.count()
    browser, answer = come(name)
    assert answer.status_code == 403
    assert "Accounts are opened by an administrator" in answer.content.decode()
    assert browser.get("/")["Location"].startswith("/account/login/")
    assert Account.objects.count() == before
    assert not SocialAccount.objects.exists()
    assert why() == [("SIGN_IN_FAILED", "no account")]


def test_a_screen_or_a_closed_account_does_not_come_in(wales):
    Account.objects.create_user("screen@example.invalid", kind="SCREEN")
    assert come("screen")[1].status_code == 403
    nia = Account.objects.get(email="nia@example.invalid")
    nia.is_active = False
    nia.save()
    assert come("nia")[1].status_code == 403


def test_no_account_of_a_provider_is_hung_on_to_one_that_is_signed_in(wales):
    browser = Client()
    browser.force_login(wales.people["nia"].account)
    _browser, answer = come("stranger", browser, "?process=connect")
    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_that_was_not_asked_for_opens_nothing(wales):
    answer = Client().get("/account/single/sso/back/", {"code": "x", "state": "y"})
    assert answer.status_code == 403
    assert "You are not signed in" in answer.content.decode()


def test_the_button_is_there_only_where_a_provider_is_named(client, monkeypatch):
    assert "Sign in with Cyngor" in client.get("/account/login/").content.decode()
    monkeypatch.delenv("YMYLON_OIDC_ISSUER")
    monkeypatch.delenv("YMYLON_OIDC_NAME")
    assert "/account/single/" not in client.get("/account/login/").content.decode()


def test_an_unknown_provider_is_not_found(client, db):
    assert client.post("/account/single/other/").status_code == 404
