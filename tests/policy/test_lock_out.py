"""Guessing ends after a few tries, in every process, and tells nobody whether there is an account."""

import re
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
import time_machine
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client

from tests.signing import LOGIN, WORDS, give_password, type_password
from ymylon.agencies.models import Tally
from ymylon.audit.models import Line
from ymylon.config.signin.adapter import LETTERS

pytestmark = [pytest.mark.django_db, pytest.mark.password_alone]
EMAIL, NOBODY = "nia@example.invalid", "nobody@example.invalid"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 11, 21, 22, 0, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture
def nia(wales):
    account = wales.people["nia"].account
    give_password(account)
    return account


def answer_to(email: str, words: str, address: str = "127.0.0.1") -> tuple[int, str]:
    """Status and the words of the error summary."""
    answer = type_password(Client(REMOTE_ADDR=address), email, words)
    found = re.search(r'<div class="govuk-error-summary".*?</div>\s*</div>', answer.content.decode(), re.S)
    return answer.status_code, re.sub(r"\s+", " ", found[0]) if found else ""


def tries() -> list[tuple[str, int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.filter(act__startswith="SIGN").order_by("id").values_list("act", "actor", "about"))
        cursor.execute("set local role app_web")
    return lines


def test_five_wrong_and_then_not_even_the_right_one_for_a_quarter_of_an_hour(nia, clock):
    answers = {answer_to(EMAIL, f"wrong words {n}") for n in range(5)} | {answer_to(EMAIL, WORDS)}
    assert len(answers) == 1
    clock.shift(timedelta(minutes=15, seconds=1))
    assert answer_to(EMAIL, WORDS)[0] == 302


def test_an_account_and_none_are_answered_alike_before_and_after(nia):
    for n in range(7):
        assert answer_to(EMAIL, f"wrong words {n}") == answer_to(NOBODY, f"wrong words {n}")


def test_the_same_work_is_done_for_an_account_for_none_and_for_one_that_is_locked(nia, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    done = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: done.append(1) or encode(*given))
    counted = []
    for email in (EMAIL, NOBODY, *[EMAIL] * 5):
        done.clear()
        answer_to(email, "wrong words")
        counted.append(len(done))
    assert set(counted) == {1}


def test_one_account_locked_leaves_the_others_open(nia, wales):
    give_password(wales.people["rhys"].account)
    for n in range(6):
        answer_to(EMAIL, f"wrong words {n}")
    assert answer_to("rhys@example.invalid", WORDS)[0] == 302


def test_an_address_that_tries_one_account_after_another_is_stopped_and_others_are_not(nia):
    for n in range(50):
        answer_to(f"somebody{n}@example.invalid", "wrong words", "203.0.113.9")
    assert answer_to(EMAIL, WORDS, "203.0.113.9")[0] == 200
    assert answer_to(EMAIL, WORDS, "203.0.113.10")[0] == 302


def test_what_is_counted_lies_in_the_database_for_all_processes_and_holds_no_address(nia):
    answer_to(EMAIL, "wrong words", "203.0.113.9")
    rows = list(Tally.objects.values_list("key_hash", "value"))
    assert rows
    assert "203.0.113" not in str(rows)
    assert "nia" not in str(rows)


def test_a_key_is_added_once_until_it_is_too_old(clock):
    assert cache.add("k", "y", timeout=30)
    assert not cache.add("k", "y", timeout=30)
    clock.shift(timedelta(seconds=31))
    assert cache.get("k") is None
    assert cache.add("k", "y", timeout=30)


def test_each_try_has_its_line_which_names_nobody(nia):
    answer_to(EMAIL, "wrong words")
    answer_to(NOBODY, "wrong words")
    answer_to(EMAIL, WORDS)
    failed, unknown, done = tries()
    assert (failed[:2], unknown[:2]) == (("SIGN_IN_FAILED", 0), ("SIGN_IN_FAILED", 0))
    assert failed[2] != unknown[2]
    assert "@" not in failed[2] + unknown[2]
    assert done == ("SIGNED_IN", nia.pk, "account_login")


def test_asking_for_a_new_password_tells_nothing_either(nia, monkeypatch):
    """Nor does a mail server that takes its time, or is away: the answer waits for none."""
    answered, tried = Event(), []

    def send(letter, *_said) -> None:
        tried.append(letter.to)
        answered.wait(60)
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailMessage, "send", send)
    answers = [Client().post("/account/password/reset/", {"email": email}) for email in (EMAIL, NOBODY)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/account/password/reset/done/")}
    answered.set()
    LETTERS.submit(int).result()
    assert tried == [[EMAIL]]


def test_a_closed_account_is_told_so_only_by_its_password(nia):
    nia.is_active = False
    nia.save()
    assert answer_to(EMAIL, "wrong words") == answer_to(NOBODY, "wrong words")
    assert type_password(Client(), EMAIL)["Location"] == "/account/inactive/"


@pytest.mark.parametrize("words", ["short-one", "password1234", "123456789012"])
def test_a_password_that_is_short_or_common_is_refused(nia, words):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_password(words)


def test_long_words_are_welcome_and_argon2id_keeps_them(settings):
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.password_validation import validate_password

    from ymylon.config import settings as live

    validate_password("tair-cath-ar-y-wal-wen")
    settings.PASSWORD_HASHERS = live.PASSWORD_HASHERS
    assert make_password("x").startswith("argon2$argon2id$")


def test_signing_in_never_leads_out_of_this_service(nia):
    assert Client().get(f"{LOGIN}?next=https://example.invalid/").status_code == 200
    assert type_password(Client(), EMAIL, to="https://example.invalid/")["Location"] == "/"


def test_far_too_many_tries_from_one_address_are_answered_with_a_plain_page_and_have_a_line(settings, db):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "2/m/ip"}
    browser = Client()
    answers = [type_password(browser, NOBODY, "wrong words") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    text = answers[-1].content.decode()
    assert "Too many tries from here" in text
    assert 'lang="cy"' in text
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        assert Line.objects.filter(act="REFUSED", about="account_login", why="TOO_MANY_TRIES").exists()
        cursor.execute("set local role app_web")


def test_no_password_and_no_code_stands_in_a_log(nia, caplog):
    answer_to(EMAIL, "a-secret-that-was-typed")
    Client(enforce_csrf_checks=True).post(LOGIN, {"login": EMAIL, "password": "a-secret-that-was-typed"})
    assert "a-secret-that-was-typed" not in caplog.text
