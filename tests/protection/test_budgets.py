"""Every page about a protected child asks the database as often at one row as at two hundred, and at most ten times."""

import pytest
from django.db import connection
from django.utils import timezone

from tests.pages.growing import children_like, copy
from tests.policy.test_addresses import WALKED
from tests.story import report_again
from ymylon.notices.lookups import notices_about
from ymylon.protection.actions import agree_to_open, ask_to_open, keep_fact, record_leak
from ymylon.protection.lookups import alarms_of, opening_by_ref
from ymylon.terms.codes import ProtectedKind

pytestmark = pytest.mark.django_db
MANY, MOST = 200, 10
# Doors that take an answer only.
TAKING = {"protection:agree", "protection:show"}
PAGES = {name: path for name, path, _opened in WALKED if name.startswith("protection:") and name not in TAKING}
# Beside the room's own: where a protected child is met otherwise. The two that are wide are wide for every child.
BESIDE = {"today:today": 10, "missing:episode": 16, "chronology:child": 16, "oversight:looks": 10, "oversight:grants": 10}


@pytest.fixture
def refs(not_missing, protected, as_actor):
    """One of everything: a question that was agreed to, a leak, a fact, and an episode for which the owner chooses."""
    now = timezone.now()
    with as_actor("gwen") as gwen:
        episode = report_again(gwen, protected.child_id, at=now).ref
    with as_actor("mared") as mared:
        opening = ask_to_open(by=mared, at=now, child_id=protected.child_id, reason="The school must be told.")
        keep_fact(by=mared, at=now, child_id=protected.child_id, kind=ProtectedKind.TELEPHONE, words="01632 960944")
        record_leak(by=mared, at=now, child_id=protected.child_id, words="On a poster.")
    with as_actor("gethin") as gethin:
        agree_to_open(by=gethin, at=now, opening=opening_by_ref(gethin, opening))
    with as_actor("mared") as mared:
        alarm = alarms_of(mared, protected.child_id)[0].ref
        notice = next(one.ref for one in notices_about(mared, [episode])[episode])
    return {"alarm": alarm, "tell": notice, "opening": opening, "episode": episode}


def addresses(protected, refs) -> dict[str, str]:
    found = {}
    for name, path in PAGES.items():
        ref = refs.get(name.split(":")[1], protected.ref)
        found[name] = "/" + path.replace("<uuid:ref>", str(ref))
    child = protected.ref
    return found | {
        "today:today": "/", "missing:episode": f"/missing/{refs['episode']}", "chronology:child": f"/children/{child}",
        "oversight:looks": f"/oversight/children/{child}", "oversight:grants": f"/oversight/children/{child}/let-in",
    }  # fmt: skip


def _rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def grow(child: int) -> None:
    """Two hundred protected children like this one; and of this one, questions, alarms, facts and teams that would betray."""
    of = "(select id from twins t where t.n = n.n)"
    children_like(child, MANY)
    copy("protection_protection", f"child_id = {child}", MANY, child_id=of)
    for table in ("protection_opening", "protection_fact"):
        copy(table, f"child_id = {child}", MANY)
    ((aside,),) = _rows("select min(team_id) from protection_asideteam")
    _rows("set local role app_owner")
    copy("agencies_team", f"id = {aside}", MANY, scope="nextval('scope_number')", name_en="'Team ' || n")
    _rows("set local role app_gate")
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into protection_asideteam (ref, scopes, version, readers, child_id, team_id, since_at) "
            "select gen_random_uuid(), '{}', 1, p.readers, p.child_id, t.id, now() "
            "from protection_protection p cross join agencies_team t where p.child_id = %s and t.name_en like 'Team %%'",
            [child],
        )


@pytest.mark.heavy
def test_as_often_at_two_hundred_as_at_one_and_ten_times_at_most(refs, protected, signed_in, count_queries, as_owner):
    def counted() -> dict[str, int]:
        counts = {}
        for name, address in addresses(protected, refs).items():
            for who in ("mared", "gethin"):
                browser = signed_in(who)
                if browser.get(address).status_code == 200:
                    counts[name] = count_queries(address)
                    break
        return counts

    one = counted()
    assert set(PAGES) | set(BESIDE) == set(one)
    with as_owner():
        grow(protected.child_id)
    many = counted()
    assert {name: (one[name], many.get(name)) for name in one if one[name] != many.get(name)} == {}
    assert {name: count for name, count in many.items() if count > BESIDE.get(name, MOST)} == {}
