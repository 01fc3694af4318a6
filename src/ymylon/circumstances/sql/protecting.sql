-- Of a protected child nobody is named beside a step that was taken. It has no words, and names no council.
create trigger names_nobody before insert or update of recorded_by_id on circumstances_protecting
  for each row execute function names_nobody('recorded_by_id');
