"""What a request has set is sealed: SQL that somebody slipped into a page can set nothing else, and can't begin as another."""

import hashlib
import hmac

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.story import missing_cai
from ymylon.access.actions import begin_request
from ymylon.access.ground import lay_ground
from ymylon.access.policy import ACTIONS
from ymylon.access.rules import LANE_NUMBERS
from ymylon.access.sealing import proof_of
from ymylon.agencies.sealing import proof
from ymylon.children.models import Child

EVERYTHING = "{" + ",".join(str(number) for number in range(1, 500)) + "}"


def ask(sql: str, *arguments):
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall()


@pytest.fixture
def cai(wales, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales)


@pytest.mark.parametrize("name", ["actor", "purpose", "home", "own", "keys", "identity", "w_identity", "episode", "protected"])
def test_once_a_setting_was_set_by_hand_nothing_opens_any_more(wales, cai, as_actor, name):
    with as_actor("elin"):
        assert Child.objects.count() == 1
        ask("select set_config(%s, %s, true)", f"app.{name}", "1" if name in ("actor", "home") else EVERYTHING)
        with pytest.raises(DatabaseError, match="not sealed"), transaction.atomic():
            list(Child.objects.all())


def test_owain_cannot_give_himself_the_scopes_of_others(wales, cai, as_actor):
    with as_actor("owain"):
        assert Child.objects.count() == 0
        ask("select set_config('app.identity', %s, true)", EVERYTHING)
        with pytest.raises(DatabaseError, match="not sealed"), transaction.atomic():
            list(Child.objects.all())


def test_what_is_slipped_into_a_page_gives_nobody_a_role_and_takes_none_away(wales, as_actor):
    """Neither by writing the table, nor by the function without the program's key, nor with a proof of something else."""
    owain, team, now = wales.people["owain"], wales.teams["social_work"], timezone.now().isoformat()
    columns = "insert into agencies_membership (practitioner_id, team_id, role, during)"
    with as_actor("owain") as actor:
        [(began,)] = ask("select (extract(epoch from transaction_timestamp()) * 1000000)::bigint")
        [(backend,)] = ask("select pg_backend_pid()")
        other = proof("JOIN", owain.pk, team.pk, "SOCIAL_WORK_ASSISTANT", now, "", backend, began)
        join = "select join_team(%s, %s, 'SOCIAL_WORKER', %s, '', %s, %s)"
        for refused, sql, said in (
            ("permission denied", f"{columns} values (%s, %s, 'SOCIAL_WORKER', tstzrange(now(), null))", (owain.pk, team.pk)),
            ("permission denied", "update agencies_membership set role = 'HEAD_OF_SERVICE' returning 1", ()),
            ("permission denied", "delete from agencies_membership returning 1", ()),
            ("no proof", join, (owain.pk, team.pk, now, began, "0" * 64)),
            ("no proof", join, (owain.pk, team.pk, now, began, other)),
            ("no proof", "select leave_team(1, %s, %s, %s)", (now, began, "0" * 64)),
            ("no proof", "select keep_place_until(1, '', %s, %s, %s)", (now, began, "0" * 64)),
            ("permission denied", "select hmac_of(2, 'JOIN')", ()),
            ("stays as it is", "update agencies_practitioner set account_id = -account_id returning 1", ()),
            ("stays as it is", "update agencies_team set agency_id = null where agency_id is not null returning 1", ()),
            ("stays as it is", "update agencies_team set scope = scope + 100000 returning 1", ()),
            ("stays as it is", "update agencies_agency set scope = scope + 100000 returning 1", ()),
            *(
                ("id of agencies_\\w+ stays as it is", f"update agencies_{table} set id = -id returning 1", ())
                for table in ("practitioner", "team", "agency")
            ),
        ):
            with pytest.raises(DatabaseError, match=refused), transaction.atomic():
                ask(sql, *said)
        assert [post.role for post in wales.actor("owain").posts] == [post.role for post in actor.posts]
        for role in ("app_job", "app_system"):
            assert ask("select has_table_privilege(%s, 'agencies_membership', 'insert, update, delete')", role) == [(False,)]


@pytest.mark.parametrize("table", ["practitioner", "team", "agency"])
def test_two_numbers_are_not_changed_over(wales, as_actor, table):
    """Three writes, after which everything points at a row that is there: no foreign key would object at the end."""
    rows = {"practitioner": wales.people, "team": wales.teams, "agency": wales.agencies}[table].values()
    one, other = [row.pk for row in rows][:2]
    places = "select practitioner_id, team_id, role from agencies_membership order by 1, 2, 3"
    with as_actor("owain"):
        before = ask(places)
        pairs = ((one, -1), (other, one), (-1, other))
        changed = ";".join(f"update agencies_{table} set id = {new} where id = {old}" for old, new in pairs)
        with pytest.raises(DatabaseError, match="id of agencies_\\w+ stays as it is"), transaction.atomic():
            ask(f"{changed}; set constraints all immediate; select 1")
        assert ask(places) == before


def test_an_older_seal_does_not_fit_new_settings(wales, cai, as_actor):
    with as_actor("elin"):
        seal, scopes = ask("select current_setting('app.seal'), current_setting('app.identity')")[0]
    with as_actor("owain"):
        ask("select set_config('app.seal', %s, true), set_config('app.identity', %s, true)", seal, scopes)
        with pytest.raises(DatabaseError, match="not sealed"), transaction.atomic():
            list(Child.objects.all())


def test_a_value_cannot_be_moved_over_into_its_neighbour(wales, cai):
    """Were settings joined by a mark, a purpose that holds the mark could be cut elsewhere and still fit the seal."""
    begin_request(wales.account("elin"), "X,7")
    [(home,)] = ask("select current_setting('app.home')")
    ask("select set_config('app.purpose', 'X', true), set_config('app.home', %s, true)", f"7,{home}")
    with pytest.raises(DatabaseError, match="not sealed"), transaction.atomic():
        list(Child.objects.all())


@pytest.mark.parametrize(
    "sql",
    [
        "select must_hold_child(1)",
        "select * from people_meeting('[]', 5)",
        "select audit('SAW', 'IDENTITY', '{1}', '', '')",
        "select grant_case(1, 1, '{IDENTITY}', false, 'x', now(), now())",
        "select another_duty_open(1, gen_random_uuid())",
    ],
)
def test_functions_that_pass_over_policies_ask_for_the_seal(wales, cai, as_actor, sql):
    with as_actor("owain"):
        ask("select set_config('app.identity', %s, true), set_config('app.actor', '0', true)", EVERYTHING)
        with pytest.raises(DatabaseError, match="not sealed"), transaction.atomic():
            ask(sql)


def test_every_policy_that_lets_a_program_in_asks_for_the_seal(db):
    unsealed = ask(
        "select tablename, policyname from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE' "
        "and roles && array['app_web', 'app_job', 'app_report']::name[] "
        "and (coalesce(qual, 'sealed()') not like '%%sealed()%%' or coalesce(with_check, 'sealed()') not like '%%sealed()%%')"
    )
    assert unsealed == []
    assert len(ask("select 1 from pg_policies where coalesce(qual, with_check) like '%%sealed()%%'")) > 60


# They set what is sealed, look at the seal itself, or only narrow what a sealed policy shows.
WITHOUT = {"begin_acting", "sealed", "sealed_settings", "bound_scopes", "bound_keys"} | {
    "held_back",
    "keeps_no_place",
    "keeps_no_words",
}
TRUSTING = (
    "select distinct proname from pg_proc p join pg_language l on l.oid = p.prolang "
    "where p.pronamespace = 'public'::regnamespace and p.prosecdef "
    "and coalesce(p.prosrc, '') || coalesce(pg_get_function_sqlbody(p.oid), '') "
    "~ 'current_setting\\(''app\\.|own_scopes\\('"
)


def test_every_function_that_trusts_a_setting_asks_for_the_seal(db):
    """Whatever its language, and also where it asks for the setting through the one that reads it for others."""
    trusting = {name for (name,) in ask(TRUSTING)}
    assert {"looked_at", "own_lines", "lines_to_look_at", "must_hold_child"} <= trusting
    assert {name for (name,) in ask(TRUSTING + " and prosrc not like '%%sealed()%%'")} <= WITHOUT


def test_a_function_in_sql_that_trusts_a_setting_is_sealed_after_each_migration_and_seen_without(db):
    make = (
        "create function spies() returns text language sql stable security definer set search_path = public, pg_temp "
        "as $$ select current_setting('app.actor') $$"
    )
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute(make)
        cursor.execute("set local role app_owner")
        assert ("spies",) in ask(TRUSTING + " and prosrc not like '%%sealed()%%'")
        lay_ground()
        assert ("spies",) not in ask(TRUSTING + " and prosrc not like '%%sealed()%%'")
        cursor.execute("set local role app_web")


@pytest.mark.parametrize(
    "sql",
    [
        "select * from own_lines(1000000, 5)",
        "select * from looked_at(1, now() - interval '9 days')",
        "select * from lines_to_look_at(now() - interval '9 days', 5, 5, '{}', '{}')",
        "select * from lines_asked_about()",
        "select * from left_out_here()",
    ],
)
def test_nobody_is_answered_under_a_setting_of_their_own(wales, cai, as_actor, sql):
    with as_actor("owain"):
        ask("select set_config('app.actor', %s, true)", str(wales.account("rhys")))
        with pytest.raises(DatabaseError, match="not sealed"), transaction.atomic():
            ask(sql)


def test_the_seal_covers_every_setting_that_a_policy_reads(db):
    [(source,)] = ask("select prosrc from pg_proc where proname = 'sealed_settings'")
    for lane in LANE_NUMBERS:
        assert f"'app.{lane.lower()}'" in source
        assert f"'app.w_{lane.lower()}'" in source
    for name in ("actor", "keys", "own", "home"):
        assert f"'app.{name}'" in source


def test_only_the_gate_reads_the_keys(wales, as_actor):
    with as_actor("rhys"):
        for sql in ("select * from access_seal", "select hmac_of(1, 'x')", "select keep_key(1, 'x')"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                ask(sql)


def test_the_keyed_hash_is_an_hmac(as_owner):
    with as_owner():
        ask("select keep_key(2, 'a key')")
        [(made,)] = ask("select hmac_of(2, 'words')")
    assert made == hmac.new(b"a key", b"words", hashlib.sha256).hexdigest()


def test_nobody_begins_as_another_without_the_programs_proof(wales, cai):
    rhys, elin = wales.account("rhys"), wales.account("elin")
    pid = ask("select pg_backend_pid()")[0][0]
    [(now,)] = ask("select (extract(epoch from transaction_timestamp()) * 1000000)::bigint")
    account, purpose, said_at, proof = proof_of(rhys, "SEE_CHILD", pid, now)
    refused = [
        (elin, purpose, said_at, proof),
        (account, "ANOTHER", said_at, proof),
        (account, purpose, said_at - 1, proof),
        (account, purpose, said_at, "x"),
        (account, purpose, said_at, None),
        proof_of(rhys, "SEE_CHILD", pid + 1, now),
        proof_of(rhys, "SEE_CHILD", pid, now - 90),
    ]
    for arguments in refused:
        with pytest.raises(DatabaseError, match="no proof"), transaction.atomic():
            ask("select begin_request(%s, %s, %s, %s)", *arguments)
    ask("select begin_request(%s, %s, %s, %s)", account, purpose, said_at, proof)
    assert ask("select current_setting('app.actor')") == [(str(rhys),)]


def test_a_page_that_proves_nothing_is_refused_even_where_jobs_are_not(db):
    """The test signs in as another role than a page does; so the text of the function is what can be looked at here."""
    [(source,)] = ask("select prosrc from pg_proc where proname = 'begin_request' and pronargs = 2")
    assert "session_user = 'app_web'" in source
    granted = ask("select has_function_privilege('app_web', oid, 'execute') from pg_proc where proname = 'begin_acting'")
    assert granted == [(False,)]


def test_scopes_are_moved_by_no_setting(wales, cai, as_actor, as_owner):
    with as_actor("elin"):
        ask("select set_config('app.spreading', 'on', true)")
        Child.objects.filter(pk=cai.child_id).update(scopes=[12345])
    with as_owner():
        assert 12345 not in Child.objects.get(pk=cai.child_id).scopes


def test_what_alone_may_be_done_stands_in_the_database_as_in_the_policy(db):
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select action, role from action_roles()")
        held = set(cursor.fetchall())
        cursor.execute("set local role app_web")
    assert held == {(action.code, str(role)) for action in ACTIONS.values() for role in action.roles or ()}
