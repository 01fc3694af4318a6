"""Every table has one lane and a row policy, or a written reason why it needs none."""

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from tests.story import missing_cai
from ymylon.access.exempt import EXEMPT
from ymylon.access.ground import policy_functions
from ymylon.access.models import Laned, LedgerRow, Named
from ymylon.access.rules import LANE_NUMBERS
from ymylon.missing.actions.watching import record_police_reference

pytestmark = pytest.mark.django_db
# Closed by policies of their own, not by a lane.
OWN_POLICY = {
    "access_agreement",
    "access_agreementend",
    "access_seal",
    "audit_line",
    "audit_epoch",
    "audit_seal",
    "drafts_draft",
    "drafts_sent",
    "agencies_training",
    "oversight_conflict",
    "oversight_question",
    "returns_upload",
    "returns_sealedfile",
    "returns_judgement",
    "returns_problem",
    "returns_said",
}


def ask(sql: str, *arguments):
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall()


def tables() -> set[str]:
    return {
        name
        for (name,) in ask("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
    }


def closed() -> set[str]:
    return {name for (name,) in ask("select relname from pg_class where relrowsecurity and relforcerowsecurity")}


def test_every_table_is_closed_or_exempt_with_a_reason():
    open_tables = tables() - closed()
    assert open_tables - set(EXEMPT) == set()
    assert all(len(exemption.why) > 10 for exemption in EXEMPT.values())


def test_no_exemption_hides_a_table_with_a_child():
    with_child = {
        name
        for (name,) in ask(
            "select table_name from information_schema.columns where column_name = 'child_id' and table_schema = 'public'"
        )
    }
    assert with_child & set(EXEMPT) == set()
    assert with_child <= closed()


def test_every_closed_table_reads_one_lane_that_its_model_names():
    lanes = {
        table: expression.split("app.")[1].split("'")[0].upper()
        for table, expression in ask("select tablename, qual from pg_policies where policyname = 'see'")
    }
    for model in apps.get_models():
        if issubclass(model, Named):
            # No role holds the lane of what is for named people: who holds the child's identity and is named on the row sees it.
            assert lanes[model._meta.db_table] == "IDENTITY", model
        elif issubclass(model, Laned):
            assert lanes[model._meta.db_table] == str(model.lane), model
        if issubclass(model, LedgerRow):
            assert lanes[model._meta.db_table] == "KEYS", model
    assert closed() - OWN_POLICY == set(lanes)


def test_what_is_for_named_people_asks_for_the_name_besides_every_lane():
    named = {
        table: (kind, qual)
        for table, kind, qual in ask("select tablename, permissive, qual from pg_policies where policyname = 'named'")
    }
    tables_of_the_named = {model._meta.db_table for model in apps.get_models() if issubclass(model, Named)}
    assert set(named) == tables_of_the_named
    assert all(kind == "RESTRICTIVE" and "app.actor" in qual and "readers" in qual for kind, qual in named.values())


def test_history_stands_in_the_lane_of_what_it_tells():
    lanes = dict(ask("select tablename, qual from pg_policies where policyname = 'see'"))
    for table in lanes:
        if table.endswith("event") and table != "children_event":
            assert lanes[table] == lanes[table.removesuffix("event")]


def test_whatever_may_change_keeps_its_history():
    laned = {table for (table,) in ask("select tablename from pg_policies where policyname = 'see'")}
    # Without a lane, and without a history: of what somebody declared or was asked, no word is ever written over.
    changing = {table for (table,) in ask("select tablename from pg_policies where policyname = 'change'")} & laned
    assert len(changing) > 10
    assert {table for table in changing if f"{table}event" not in tables()} == set()


def test_a_change_leaves_what_stood_before(wales, as_actor, as_owner):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales)
    with as_actor("rhys") as rhys:
        record_police_reference(by=rhys, at=timezone.now(), episode=episode, reference="2611250042")
    with as_owner():
        kept = ask("select police_reference from missing_episodeevent where pgh_obj_id = %s order by pgh_id", episode.pk)
        version = ask("select version from missing_episode where id = %s", episode.pk)
    assert [kept[0], kept[-1]] == [("",), ("2611250042",)]
    assert version[0][0] > 1


def test_nobody_but_the_owner_writes_history():
    granted = ask(
        "select table_name, grantee, privilege_type from information_schema.role_table_grants "
        "where table_name like '%%event' and table_name <> 'children_event' and grantee in ('app_web', 'app_job') "
        "and privilege_type <> 'SELECT'"
    )
    ours = [row for row in granted if not row[0].startswith("procrastinate")]
    assert ours == []


def test_the_web_role_deletes_no_fact_about_a_child():
    deletes = {
        table
        for (table,) in ask(
            "select table_name from information_schema.role_table_grants "
            "where grantee in ('app_web', 'app_job', 'app_report', 'app_system', 'PUBLIC') "
            "and privilege_type in ('DELETE', 'TRUNCATE')"
        )
    }
    assert deletes & closed() <= {"drafts_draft", "drafts_sent"}


def test_ledgers_are_written_by_the_database_alone():
    for model in apps.get_models():
        if issubclass(model, LedgerRow):
            table = model._meta.db_table
            assert ask(
                "select privilege_type from information_schema.role_table_grants where table_name = %s and grantee = 'app_web'",
                table,
            ) == [("SELECT",)]


def test_definers_fix_their_search_path_and_are_closed_to_public():
    loose = ask(
        "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace "
        "and not coalesce(array_to_string(proconfig, ','), '') like '%%search_path=%%'"
    )
    assert loose == []
    public = ask(
        "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace "
        "and proowner <> 'app_owner'::regrole and has_function_privilege('public', oid, 'execute')"
    )
    assert public == []


def test_the_web_role_is_no_superuser_owns_nothing_and_can_become_nobody():
    assert ask("select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = 'app_web'") == [(False,)]
    assert ask("select relname from pg_class where relowner = 'app_web'::regrole") == []
    assert ask("select rolname from pg_roles where pg_has_role('app_web', oid, 'member') and rolname <> 'app_web'") == []


def test_the_database_holds_the_policy_of_the_program():
    for line in policy_functions().split("create or replace function ")[1:]:
        name, body = line.split("()")[0], line.split("$$")[1]
        assert ask("select prosrc from pg_proc where proname = %s", name) == [(body,)]


def test_lane_numbers_fit_into_a_key():
    assert max(LANE_NUMBERS.values()) < 32
