-- One telephone is written in many ways: with the code of the country or without, with an extension behind a mark of any kind, or behind
-- none, or with a second number beside it. Each reading is compared: one too many costs a question, one too few could cost a child.
set local role app_gate;

create or replace function telephones_of(the_children bigint[]) returns table (child bigint, number text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct c.child_id, right(n.digits, 9)
  from children_contact c
  cross join lateral (
    select regexp_replace(c.telephone, '\D', '', 'g') as whole,
           regexp_replace(regexp_replace(lower(c.telephone), '(ext|est|x|#).*$', ''), '\D', '', 'g') as before_mark) d
  cross join lateral unnest(array[
    d.whole, d.before_mark, substring(d.whole from '^(?:0\d{10}|(?:00)?440?\d{10})')]) as n(digits)
  where c.child_id = any(the_children) and length(n.digits) >= 9
$$;

set local role app_owner;
