-- The clock notes in its own role when it went round.
grant insert, update on duties_sweep to app_system;
