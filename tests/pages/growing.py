"""Many rows like one that the rooms' own actions made: copied in the database, so that a page can be asked at one and at 200."""

from collections.abc import Mapping

from django.db import connection

_OWN = {"id": None, "ref": "gen_random_uuid()"}


def _columns(table: str) -> list[str]:
    sql = (
        "select column_name from information_schema.columns "
        "where table_name = %s and is_generated = 'NEVER' order by ordinal_position"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [table])
        return [name for (name,) in cursor.fetchall()]


def copy(table: str, where: str, many: int, /, **changes: str) -> int:
    """`many` copies of the first row `where` says; `changes` are SQL in which `n` counts from 1 and `row` is the model."""
    told: Mapping[str, str | None] = {**_OWN, **changes}
    columns = [name for name in _columns(table) if told.get(name, "") is not None]
    values = ", ".join(told.get(name) or f'row."{name}"' for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} ({names}) select {values} from (select * from {table} where {where} order by 1 limit 1) row, "
            f"generate_series(1, {many}) n"
        )
        return cursor.rowcount


def children_like(child_id: int, many: int) -> None:
    """As many other children who are missing now, each with name, report and notices like this one's."""
    with connection.cursor() as cursor:
        cursor.execute("create temporary table twins (n int, id bigint) on commit drop")
        cursor.execute(
            "with born as (insert into people_person "
            "(ref, scopes, version, born_on, born_precision, sex, ethnic_group, language, communication) "
            "select gen_random_uuid(), '{}', 1, p.born_on, p.born_precision, '', '', '', '' "
            "from people_person p, generate_series(1, %s) where p.id = %s returning id) "
            "insert into twins select row_number() over (order by id), id from born",
            [many, child_id],
        )
    of = "(select id from twins t where t.n = n.n)"
    copy("children_child", f"person_id = {child_id}", many, person_id=of)
    copy("people_personname", f"person_id = {child_id}", many, person_id=of)
    with connection.cursor() as cursor:
        cursor.execute("select distinct team_id from children_involvement where child_id = %s and ended_at is null", [child_id])
        teams = [team for (team,) in cursor.fetchall()]
    for team in teams:
        copy("children_involvement", f"child_id = {child_id} and team_id = {team} and ended_at is null", many, child_id=of)
    copy("missing_episode", f"child_id = {child_id} and ended_at is null", many, child_id=of)
    about = f"(select e.ref from missing_episode e where e.child_id = {of} and e.ended_at is null)"
    report = f"(select e.id from missing_episode e where e.child_id = {of} and e.ended_at is null)"
    copy("missing_report", f"child_id = {child_id}", many, child_id=of, episode_id=report)
    for team in teams:
        copy("notices_notice", f"child_id = {child_id} and team_id = {team}", many, child_id=of, about=about)
    copy("duties_duty", f"child_id = {child_id} and state = 'OPEN'", many, child_id=of, about=about)
