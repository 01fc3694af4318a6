-- Until now nobody could be told because of the child protection register: each of these was told by the other one.
set local role app_gate;
update notices_notice set because = 'HIGH_RISK_REGISTER' where because = 'REGISTER_CUSTODIAN';
set local role app_owner;
