"""For each role: connected as the web role it selects * from every table, and of no lane that it lacks does one fact come back.

The child has a row in every table, with a word in every text that names the lane; who asks is involved with the child.
"""

import re
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import connection

from ymylon.access.actions import begin_request
from ymylon.access.exempt import EXEMPT
from ymylon.access.lookups import actor_of
from ymylon.access.models import LedgerRow
from ymylon.access.policy import BY_ROLE
from ymylon.agencies import actions as agencies
from ymylon.terms.codes import AgencyKind, InvolvementKind, Lane, Role, TeamFunction
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
NAME = Words("x", "x")
# Closed by policies of their own, to which no lane belongs.
APART = {
    "audit_line", "audit_epoch", "audit_seal", "drafts_draft", "drafts_sent", "access_seal", "oversight_conflict",
    "agencies_training", "oversight_question", "access_agreement", "access_agreementend",
    "returns_upload", "returns_sealedfile", "returns_judgement", "returns_problem", "returns_said",  # of no child by name
}  # fmt: skip
# Closed by more than their lane: who may see the other person, or was not left out. Their lane still holds; less may come back.
NARROWER = {
    "linkage_proposal", "linkage_proposalevent", "people_mergeedge", "people_mergeedgeevent", "associates_tie",
    "signals_signalanswer", "contexts_entrylink", "meetings_letin", "meetings_answered",
    "meetings_pack", "meetings_packpart", "screening_account",
}  # fmt: skip
# Read besides by whoever holds another lane: what of a child's health matters tonight was written by those who hold the plan.
ALSO_TO = {"plans_healthtonight": "PREPARED"}
# Of protected facts, besides, only whoever is named on the row; it holds none of another lane.
NAMED = "protection_"

_VALUES = {
    "text": "'{word}'", "character varying": "'{word}'", "uuid": "gen_random_uuid()", "integer": "7", "bigint": "7",
    "boolean": "true", "timestamp with time zone": "now()", "date": "current_date", "daterange": "'[2020-01-01,)'",
    "tstzrange": "'[2020-01-01,)'", "bytea": "'{word}'", "jsonb": "'[\"{word}\"]'", "ARRAY": "'{{}}'", "numeric": "7",
    "smallint": "7", "interval": "'1 hour'", "double precision": "7", "inet": "'127.0.0.1'", "time without time zone": "'12:00'",
}  # fmt: skip


def ask(sql: str, *arguments):
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments or None)
        return cursor.fetchall() if cursor.description else []


def word(lane: str) -> str:
    """Stands in every text of this lane, and nowhere else."""
    return f"CANARY{lane.replace('_', 'x')}CANARY"


def lanes_of_tables() -> dict[str, str]:
    """Every table that is closed by a lane, with it; KEYS for a ledger, whose rows carry their own."""
    found = ask("select tablename, substring(qual from 'app\\.([a-z_]+)') from pg_policies where policyname = 'see'")
    return {table: lane.upper() for table, lane in found}


@pytest.fixture
def around():
    """An agency with a team in which every role has one person, and a child with whom the team is involved."""
    agency = agencies.open_agency(kind=AgencyKind.COUNCIL, names=NAME)
    team = agencies.open_team(agency=agency, function=TeamFunction.SOCIAL_WORK, names=NAME)
    people = {}
    for role in Role:
        person = agencies.open_account(email=f"{role}@example.invalid".lower(), given_name="A", family_name="B")
        agencies.join_team(practitioner=person, team=team, role=role, at=datetime(2020, 1, 1, tzinfo=UTC))
        people[role] = person.account_id
    return agency, team, people


# Rows that others hang on are made first, each by itself.
MADE = {
    "people_person",
    "children_child",
    "contexts_context",
    "contexts_step",
    "meetings_meeting",
    "meetings_item",
    "disruption_step",
}


def fill(agency, team) -> int:
    """One child with a row in every closed table, for a ledger one a lane. Constraints on values stand aside for the test."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        # A row that another names by the number 7 is one that was made for it, however many an earlier test made.
        cursor.execute(
            "select setval(oid::regclass, greatest(nextval(oid::regclass), 1000)) from pg_class"
            " where relkind = 'S' and relowner = current_user::regrole"
        )
        cursor.execute("set constraints all immediate")
        cursor.execute(
            "select conrelid::regclass::text, conname from pg_constraint where contype in ('c', 'f') "
            "and connamespace = 'public'::regnamespace and conrelid <> 'access_seal'::regclass"
        )
        for table, name in cursor.fetchall():
            cursor.execute(f'alter table {table} drop constraint "{name}"')
        cursor.execute("set local role app_gate")
    begin_request(None, "test")
    ask("set local role app_gate")
    child = _row("people_person", "IDENTITY", None)
    _row("children_child", "IDENTITY", child)
    columns = "ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, told_scopes, since_at"
    values = "gen_random_uuid(), 'IDENTITY', '{}', '{}', %s, %s, %s, %s, 'x', '{}', now()"
    involved = (child, agency.pk, team.pk, InvolvementKind.OTHER)
    ask(f"insert into children_involvement ({columns}) values ({values})", *involved)
    # About no child: read by the team that assesses it, and whatever is said of it by whoever reads it.
    place = 'id, ref, scopes, version, at, kind, name, "where", area, why, team_id, by_id'
    said = word("CONTEXT")
    ask(f"insert into contexts_context ({place}) values (7, gen_random_uuid(), '{{}}', 1, now(), %s, %s, %s, %s, %s, %s, 7)",
        said, said, said, said, said, team.pk)  # fmt: skip
    step = "id, ref, scopes, version, at, context_id, place, words, who, team_id, due_on, by_id"
    ask(f"insert into contexts_step ({step}) values (7, gen_random_uuid(), '{{}}', 1, now(), 7, %s, %s, %s, 7, now(), 7)",
        said, said, said)  # fmt: skip
    # A meeting, and the child on its agenda: whatever is said or asked there is read by whoever reads both.
    framed = "insert into meetings_meeting (id, ref, scopes, version, at, area, kind_id, team_id, by_id)"
    ask(f"{framed} values (7, gen_random_uuid(), '{{}}', 1, now(), %s, 7, %s, 7)", word("MEETING"), team.pk)
    item = "insert into meetings_item (id, ref, scopes, version, at, meeting_id, child_id, by_id)"
    ask(f"{item} values (7, gen_random_uuid(), '{{}}', 1, now(), 7, %s, 7)", child)
    # A step against that place: whoever may not read the place reads none.
    against = "id, ref, scopes, version, at, child_id, by_id, against, context_id, named, means, words, who, team_id, due_on"
    said = word("DISRUPTION")
    values = "7, gen_random_uuid(), '{}', 1, now(), %s, 7, %s, 7, %s, %s, %s, %s, 7, now()"
    ask(f"insert into disruption_step ({against}) values ({values})", child, said, said, said, said, said)
    for table, lane in lanes_of_tables().items():
        if table in MADE:
            continue
        for one in Lane if lane == "KEYS" else [lane]:
            _row(table, str(one), child)
    ask("set local role app_web")
    return child


def _row(table: str, lane: str, child: int | None) -> int:
    """Insert one row that belongs to the child, whatever the table's columns are."""
    columns = ask(
        "select column_name, data_type, is_identity, column_default from information_schema.columns "
        "where table_schema = 'public' and table_name = %s order by ordinal_position",
        table,
    )
    named = dict(ask("select tgrelid::regclass::text, split_part(encode(tgargs, 'escape'), '\\000', 1) from pg_trigger "
                     "where tgname in ('bound_scopes', 'bound_keys')"))  # fmt: skip
    of_child = {named.get(table, "child_id"), "child_id"}
    names, values = [], []
    for name, kind, is_identity, default in columns:
        if name in of_child and child is not None:
            value = str(child)
        elif is_identity == "YES" or (default and "nextval" in default):
            continue
        elif name == "lane":
            value = f"'{lane}'"
        elif name == "to_scopes":
            # To whom a submission was given: here to whoever holds the child, so that the lane alone decides.
            value = f"(select scopes from children_child where person_id = {child})"
        elif name == "withdrawn":
            value = "false"
        elif name == "told_scopes":
            value = "'{-1}'"
        elif name == "team_id" and table.startswith(NAMED):
            value = "8"  # another than stands on the other rows: those of a team that is set aside leave their lane
        else:
            value = _VALUES[kind].format(word=word(lane))
        names.append(f'"{name}"')
        values.append(value)
    first = columns[0][0]
    [(number,)] = ask(f'insert into {table} ({", ".join(names)}) values ({", ".join(values)}) returning "{first}"')
    return number


def everything(tables) -> dict[str, list[str]]:
    """What comes back from select * of each table, as text."""
    return {table: [row for (row,) in ask(f"select t::text from {table} t")] for table in tables}


def test_no_role_gets_a_fact_of_a_lane_that_it_lacks(around):
    agency, team, people = around
    fill(agency, team)
    lanes = lanes_of_tables()
    for role, account in people.items():
        begin_request(account, "test")
        found = everything(sorted(lanes))
        reads = {str(lane) for lane in BY_ROLE[role].reads}
        for table, lane in lanes.items():
            seen = {mark.replace("x", "_") for row in found[table] for mark in re.findall(r"CANARY([A-Zx_]+?)CANARY", row)}
            seen |= {mark for row in found[table] for mark in re.findall(r"\(CANARY\)", row)}
            also = {lane} if ALSO_TO.get(table) in reads else set()
            assert seen <= reads | also, (role, table, seen - reads)
            assert lane == "KEYS" or lane in reads | also or found[table] == [], (role, table)
            # Those who hold the lane do see the row: an empty table would prove nothing.
            if lane in reads and table not in NARROWER and not table.startswith(NAMED):
                assert found[table], (role, table)
            if (
                lane == "KEYS"
                and reads
                and table != "notices_leftout"
                and not table.startswith(("notices_", "children_involvement", "meetings_"))
            ):
                assert seen == reads, (role, table)
            # What is said at a meeting is read by whoever may read of the meeting, in each lane of theirs, and by nobody else.
            if table in ("meetings_asked", "meetings_said"):
                assert seen == (reads if "MEETING" in reads else set()), (role, table)


def test_every_closed_table_is_in_the_walk():
    closed = {name for (name,) in ask("select relname from pg_class where relrowsecurity and relkind in ('r', 'p')")}
    assert closed - APART == set(lanes_of_tables())
    assert not set(lanes_of_tables()) & set(EXEMPT)


def test_a_ledger_alone_holds_rows_of_several_lanes():
    """A table with two lanes fails: only what carries a lane in each row may hold more than one."""
    ledgers = {model._meta.db_table for model in apps.get_models() if issubclass(model, LedgerRow)}
    by_keys = {table for table, lane in lanes_of_tables().items() if lane == "KEYS"}
    assert {table for table in by_keys if not table.endswith("event") or table == "children_event"} == ledgers
    for table, doors in doors_of_tables().items():
        own = {lane for name, lane in doors if name == "see"}
        beside = {(name, lane) for name, lane in doors if lane not in own}
        assert len(own) <= 1, table
        assert beside == {door for of_table, door in BESIDE if of_table == table}, table
    assert {table for table, _door in BESIDE} <= set(doors_of_tables())


# Every door beside a table's own lane, by policy and what it asks for; nobody but these comes in by another lane.
_OWN = (("own", "identity"), ("own", "keys"))  # their author's team reads what it wrote itself, of a child whom it still sees
_OFFENCE = (("add_of_offence", "offending"),)  # whoever may write of an offence adds to a referral, and reads no more by that
_GIVER = (("giver", "submitted"),)  # the unit that released it sees to whom
_SEARCH = (("released", "police_grade"),)  # whoever leads the search reads the plan while the child is missing
_STEP = (("add", "keys"),)  # the team that a step was given to says how it ended
BESIDE = {
    (table, door)
    for tables, doors in (
        ("contexts_stepended disruption_outcome", _STEP),
        ("exploitation_exploiter exploitation_followed exploitation_guardian exploitation_referral", _OFFENCE),
        ("exploitation_step exploitation_version", _OFFENCE),
        ("intelligence_log intelligence_step intelligence_submission", _OWN),
        ("intelligence_reading intelligence_release intelligence_withdrawal", _GIVER),
        ("notices_referral notices_referralauthor notices_referralcall notices_referralfeedback notices_referralwords", _OWN),
        ("worries_call worries_step worries_worry", _OWN),
        ("plans_plan plans_release plans_healthtonight", _SEARCH),
        ("plans_healthtonight", (("held", "prepared"), ("add_held", "prepared"))),
        ("children_casegrant", (("not_justified", "audit"),)),  # broken glass alone, to the auditors of both agencies
        ("oversight_question", (("add", "audit"), ("theirs", "audit"))),  # closed by no lane of a child
    )
    for table in tables.split()
    for door in doors
}


def doors_of_tables() -> dict[str, set[tuple[str, str]]]:
    """Of each table every policy, whatever its name, that lets a program in, with each lane that it asks for; or the keys."""
    found = ask(
        "select tablename, policyname, coalesce(qual, '') || coalesce(with_check, '') from pg_policies"
        " where schemaname = 'public' and permissive = 'PERMISSIVE' and roles && '{app_web,app_job,app_report}'::name[]"
    )
    doors: dict[str, set[tuple[str, str]]] = {}
    for table, name, said in found:
        asked = set(re.findall(r"app\.(?:w_)?([a-z_]+)", said)) - {"actor", "purpose"}
        doors.setdefault(table, set()).update((name, lane) for lane in asked)
    return doors


@pytest.mark.heavy
def test_lookup_and_row_security_hide_alike_each_where_the_other_is_away(around):
    """Of every model with a lookup of its own: whoever holds its lane and whoever lacks it, by one lock alone and the other."""
    agency, team, people = around
    fill(agency, team)
    lanes, tried = lanes_of_tables(), 0
    asked: dict[Role, list] = {}
    for model in apps.get_models():
        lane = lanes.get(model._meta.db_table)
        if lane is None or not hasattr(model.objects, "visible_to"):
            continue
        reads = {Role.TEAM_MANAGER} if lane == "KEYS" else {role for role in Role if lane in BY_ROLE[role].reads}
        # Whoever reads no child first, then by name.
        for role in (*sorted(reads)[:1], *sorted(set(Role) - reads, key=lambda one: (len(BY_ROLE[one].reads), one))[:1]):
            asked.setdefault(role, []).append((model, role in reads))
    for role, models in asked.items():
        begin_request(people[role], "test")
        actor = actor_of(people[role])
        by_database = [set(model.objects.values_list("pk", flat=True)) for model, _reads in models]
        ask("set local role app_gate")  # here nothing is hidden, so that a fault of the lookup shows
        by_lookup = [set(model.objects.visible_to(actor).values_list("pk", flat=True)) for model, _reads in models]
        everything = [set(model.objects.values_list("pk", flat=True)) for model, _reads in models]
        ask("set local role app_web")
        for (model, reads), seen, found, there in zip(models, by_database, by_lookup, everything, strict=True):
            table = model._meta.db_table
            tried += 1
            assert there, model
            if table in NARROWER or table.startswith(NAMED):
                assert seen <= found, model
                continue
            assert seen == found, (role, model, seen, found)
            # Here whoever asks is of the team that was left out: it learns of nobody.
            assert bool(seen) == (reads and table != "notices_leftout") or table in ALSO_TO, (role, model)
    assert tried > 150
