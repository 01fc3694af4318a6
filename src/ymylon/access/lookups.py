"""Who is acting, read once a request from the memberships that are live now."""

import json

from django.db import connection

from ymylon.access.rules import NOBODY, Actor, Case, Post
from ymylon.terms.codes import Lane, Role

_POSTS = """
select a.id, a.language, a.kind, p.id, coalesce(p.given_name || ' ' || p.family_name, a.email),
       t.id, t.scope, t.function, t.name_en, t.name_cy, g.id, g.scope, coalesce(g.kind, ''), coalesce(g.name_en, ''),
       coalesce(g.name_cy, ''), case when t.areas = '{}' then coalesce(g.areas, '{}') else t.areas end, m.role,
       (select jsonb_agg(jsonb_build_array(c.scope, c.kind, c.lanes, c.writes)) from cases_of(a.id) c)
from agencies_account a
left join agencies_practitioner p on p.account_id = a.id
left join agencies_membership m on m.practitioner_id = p.id and m.during @> statement_timestamp()
left join agencies_team t on t.id = m.team_id
left join agencies_agency g on g.id = t.agency_id
where a.id = %s and a.is_active
order by m.id
"""


def actor_of(account_id: int) -> Actor:
    """The actor behind an account, with the posts and cases that are live at this moment; `NOBODY` if there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_POSTS, [account_id])
        rows = cursor.fetchall()
    if not rows:
        return NOBODY
    posts = tuple(
        Post(
            row[5], row[6], row[7], (row[8], row[9]), row[10], row[11], row[12], (row[13], row[14]), tuple(row[15]), Role[row[16]]
        )
        for row in rows
        if row[16]
    )
    account, language, kind, practitioner, name = rows[0][:5]
    held = json.loads(rows[0][17]) if isinstance(rows[0][17], str) else rows[0][17]
    cases = tuple(
        Case(scope, opened, frozenset(Lane[lane] for lane in lanes), writes) for scope, opened, lanes, writes in held or ()
    )
    return Actor(account, practitioner, name, language, kind, posts, cases)
