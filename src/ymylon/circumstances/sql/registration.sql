-- Of a protected child nobody is named beside what is registered. It has no words, and names no council: the custodian stands among
-- those who are involved, and is set aside there as any other team.
create trigger names_nobody before insert or update of recorded_by_id on circumstances_registration
  for each row execute function names_nobody('recorded_by_id');
