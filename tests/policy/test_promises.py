"""What is slipped into a page takes nobody's account over: not by a password, a factor, an address, a screen, nor a session."""

import json

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.signing import give_password, set_up_app, type_password
from ymylon.access.actions import begin_request
from ymylon.agencies.actions.screens import enrol_screen, make_calendar_address
from ymylon.agencies.models import Account, Session
from ymylon.agencies.promising import PROMISED
from ymylon.agencies.sealing import HERE, proof

pytestmark = [pytest.mark.django_db, pytest.mark.password_alone]


def ask(sql: str, *said):
    with connection.cursor() as cursor:
        cursor.execute(sql, said)
        return cursor.fetchall() if cursor.description else []


def refused(match: str, sql: str, *said) -> None:
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        ask(sql, *said)


@pytest.fixture
def nia(wales, as_actor):
    """Nia has a password, an app, an account elsewhere, a second address and a calendar; there is a screen; Ada has left."""
    account = wales.people["nia"].account
    give_password(account)
    browser = Client()
    type_password(browser, account.email)
    set_up_app(browser)
    with as_actor("nia"):
        EmailAddress.objects.create(user=account, email="nia.two@example.invalid", verified=True)
        SocialAccount.objects.create(user=account, provider="sso", uid="nia")
        make_calendar_address(practitioner_id=wales.people["nia"].pk, at=timezone.now())
        by = wales.people["gethin"].pk
        enrol_screen(by_id=by, at=timezone.now(), team=wales.teams["duty"], place="Hall")
        ada = wales.people["ada"].account
        ada.is_active = False
        ada.save(update_fields=["is_active"])
    return account


# Each as somebody would write who has found a way to slip it in, with the hash of a password that they know.
SLIPPED_IN = [
    "update agencies_account set password = '{hash}' where id = {nia}",
    "update agencies_account set email = 'mine@example.invalid' where id = {nia}",
    "update agencies_account set is_active = true where not is_active",
    "update agencies_account set is_active = false where id = {nia}",
    "update agencies_account set kind = 'SCREEN' where id = {nia}",
    "update agencies_account set id = 999999, email = 'x' where id = {nia}",
    "insert into agencies_account (kind, email, language, is_active, password, created_at) "
    "values ('PERSON', 'new@example.invalid', 'en', true, '{hash}', now())",
    "insert into agencies_account select (a).* from (select a from agencies_account a where id = {nia}) x "
    "on conflict (id) do update set password = '{hash}'",
    "insert into mfa_authenticator (user_id, type, data, created_at) "
    "select {nia}, 'webauthn', data, now() from mfa_authenticator limit 1",
    "update mfa_authenticator set user_id = {owain} where user_id = {nia}",
    "update mfa_authenticator set data = '{{}}' where user_id = {nia}",
    "update mfa_authenticator set type = 'webauthn' where user_id = {nia} and type = 'totp'",
    "delete from mfa_authenticator where user_id = {nia}",
    'insert into account_emailaddress (user_id, email, verified, "primary") '
    "values ({nia}, 'mine@example.invalid', true, false)",
    "update account_emailaddress set email = 'mine@example.invalid'",
    "update account_emailaddress set user_id = {owain}",
    "insert into socialaccount_socialaccount (user_id, provider, uid, extra_data, last_login, date_joined) "
    "values ({nia}, 'sso', 'owain', '{{}}', now(), now())",
    "update socialaccount_socialaccount set uid = 'owain' where user_id = {nia}",
    "update agencies_screen set team_id = (select max(id) from agencies_team)",
    "update agencies_screen set practitioner_id = (select id from agencies_practitioner where account_id = {nia})",
    "update agencies_screen set code_until = now() + interval '1 year'",
    "update agencies_calendaraddress set secret_hash = 'mine'",
    "update agencies_calendaraddress set practitioner_id = (select id from agencies_practitioner where account_id = {owain})",
]


def test_no_password_factor_address_standing_screen_or_calendar_is_written_past_the_program(wales, nia, as_actor):
    names = {"nia": nia.pk, "owain": wales.account("owain"), "hash": make_password("a password that Owain knows")}
    before = [list(model.objects.order_by("pk").values()) for model in _guarded()]
    with as_actor("owain"):
        # Also with settings of one's own making, and with a promise of an earlier transaction.
        ask("select set_config('promised.writes', %s, true), set_config('app.actor', %s, true)", "0" * 64, str(nia.pk))
        for sql in SLIPPED_IN:
            refused("no proof", sql.format(**names).replace("%", "%%"))
        for role in ("app_job", "app_system"):
            ask(f"set local role {role}")
            refused("no proof|permission denied", SLIPPED_IN[0].format(**names))
            ask("set local role app_web")
        refused("permission denied", "insert into account_emailconfirmation (key, created) values ('x', now())")
        refused("permission denied|must be owner", "alter table agencies_account disable trigger all")
        refused("permission denied", "set session_replication_role = replica")
        refused("permission denied", "select promise_of('agencies_account', %s, '')", str(nia.pk))
    assert [list(model.objects.order_by("pk").values()) for model in _guarded()] == before


def test_a_promise_is_of_one_row_and_one_value_once_and_needs_the_programs_key(wales, nia, as_actor):
    words, row = json.dumps({"email": "new@example.invalid"}), str(nia.pk)
    write = "update agencies_account set email = %s where id = %s"
    with as_actor("owain"):
        backend, began = ask(HERE)[0]
        said = ["agencies_account", row, words, began]
        right = proof("WRITE", "agencies_account", row, words, backend, began)
        promise = "select promise_write(%s, %s, %s, %s, %s)"
        for wrong in ("0" * 64, proof("WRITE", "agencies_account", row, words, backend, began - 1), None):
            refused("no proof", promise, *said, wrong)
        refused("no proof", promise, "agencies_account", str(wales.account("rhys")), words, began, right)
        ask(promise, *said, right)
        refused("no proof", write, "other@example.invalid", nia.pk)
        refused("no proof", write, "new@example.invalid", wales.account("rhys"))
        ask(write, "new@example.invalid", nia.pk)
        assert ask("select current_setting('promised.writes')")[0][0].strip() == ""
        nia.save(update_fields=["email"])
        refused("no proof", write, "new@example.invalid", nia.pk)
    # What signs nobody in stays open, and asks for nothing.
    begin_request(None, "test")
    Account.objects.filter(pk=nia.pk).update(language="cy", last_login=timezone.now())


def test_the_session_of_another_copied_to_ones_own_row_signs_nobody_in(wales, nia):
    with time_machine.travel(timezone.now(), tick=False):
        hers, his = Client(), Client()
        hers.force_login(nia)
        his.force_login(wales.people["owain"].account)
        taken = Session.objects.filter(account=nia).order_by("-expire_date").first().session_data
        Session.objects.filter(account=wales.account("owain")).update(session_data=taken)
        assert his.get("/")["Location"].startswith("/account/login/")
        assert not hers.get("/").headers.get("Location", "").startswith("/account/login/")


def test_the_database_asks_for_what_the_program_promises(db):
    asked = dict(
        ask(
            "select tgrelid::regclass::text, string_to_array(rtrim(replace(encode(tgargs, 'escape'), '\\000', ' ')), ' ') "
            "from pg_trigger where tgname = 'must_be_promised'"
        )
    )
    assert {table: tuple(columns) for table, columns in asked.items()} == PROMISED
    assert Authenticator in _guarded()


def _guarded() -> list[type]:
    return [model for model in apps.get_models() if model._meta.db_table in PROMISED]
