-- Until now the keeper of the register of high-risk missing children was involved as custodian of the child protection register.
set local role app_gate;
update children_involvement set kind = 'HIGH_RISK_REGISTER' where kind = 'REGISTER_CUSTODIAN' and basis = 'ON_REGISTER';
set local role app_owner;
