-- A notice or an order that somebody else asked for, and that British Transport Police were to serve because they were with the child
-- first, is the force's: with what is owed about it, and about its person where they appear. What they asked for themselves stays theirs.
set local role app_gate;

update orders_order o set team_id = to_the.force
from (select r.id, force_beside_trains(r.child_id, r.team_id) as force from orders_order r
      where not exists (select from agencies_membership m join agencies_team t on t.id = m.team_id
                        join agencies_agency g on g.id = t.agency_id and g.kind = 'TRANSPORT_POLICE' where m.practitioner_id = r.by_id)) to_the
where o.id = to_the.id and to_the.force is not null;

do $do$ begin
  perform goes_to_force(to_the.id, to_the.force)
  from (select w.id, force_beside_trains(w.child_id, w.team_id) as force
        from duties_duty w left join orders_appearance a on a.ref = w.about join orders_order o on o.ref = w.about or o.id = a.order_id
        join agencies_team t on t.id = o.team_id join agencies_agency g on g.id = t.agency_id and g.kind <> 'TRANSPORT_POLICE'
        where w.state = 'OPEN' and w.lane <> 'PROTECTED' and w.kind like 'ORDER\_%') to_the
  where to_the.force is not null;
end $do$;
-- Nothing else goes over so.
drop function goes_to_force(bigint, bigint);
drop function force_beside_trains(bigint, bigint);
set local role app_owner;
