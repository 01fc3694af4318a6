"""The field's own words.

English | Cymraeg | mark: v where the Welsh was seen in a Welsh-language source, ? where it awaits a translator.
"""

ROWS = """
Safeguarding | Diogelu | v
Wales Safeguarding Procedures | Gweithdrefnau Diogelu Cymru | v
All Wales Practice Guide | Canllaw Arfer Cymru Gyfan (hefyd Canllaw Ymarfer) | v
Child | Plentyn | v
Children | Plant | v
Young people | Pobl ifanc | v
Missing person | Person ar goll | v
Missing child | Plentyn ar goll | v
Children who go missing from home or care | Plant sy’n mynd ar goll o’r cartref neu o ofal | v
Missing episode | Cyfnod o fynd ar goll | v
Missing episodes | Cyfnodau o fynd ar goll | v
Return home interview | Cyfweliad dychwelyd adref | v
Return interviews | Cyfweliadau dychwelyd | v
Philomena Protocol | Protocol Philomena | v
Child sexual exploitation (CSE) | Camfanteisio’n rhywiol ar blant (CRhB) | v
Child criminal exploitation (CCE) | Camfanteisio troseddol ar blant (CTaB) | v
Exploitation | Camfanteisio (hefyd ecsbloetio) | v
Grooming | Meithrin perthynas amhriodol | v
County lines | Llinellau sirol (hefyd llinellau cyffuriau) | v?
SERAF | Fframwaith Asesu’r Risg o Gamfanteisio’n Rhywiol | v
Child protection register | Cofrestr amddiffyn plant | v
Custodian of the register | Ceidwad y gofrestr | v
Child abuse | Cam-drin plant | v
Sexual abuse | Cam-drin rhywiol | v
Neglect | Esgeulustod | v
Harm | Niwed | ?
Significant harm | Niwed sylweddol | ?
Social worker | Gweithiwr cymdeithasol | v
Social services | Gwasanaethau cymdeithasol | v
Practitioner | Ymarferydd | v
Police | Yr heddlu | v
Local authority | Awdurdod lleol | v
Local health board | Bwrdd iechyd lleol | v
Safeguarding Board | Bwrdd Diogelu | v
Regional Safeguarding Board | Bwrdd Diogelu Rhanbarthol |
National Independent Safeguarding Board | Bwrdd Diogelu Annibynnol Cenedlaethol |
Safeguarding Board partner | Partner Bwrdd Diogelu | v
Annual plan | Cynllun blynyddol | v
Annual report | Adroddiad blynyddol | v
Social Services and Well-being (Wales) Act 2014 | Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014 | v
Foster care | Gofal maeth | v
Residential care | Gofal preswyl | v
Third sector | Y trydydd sector | v
Youth offending team | Tîm troseddau ieuenctid | v
Out of area | Y tu allan i’r ardal | v
Thresholds | Trothwyon | v
Unaccompanied asylum-seeking child | Plentyn ar ei ben ei hun sy’n ceisio lloches | v
Parental responsibility | Cyfrifoldeb rhiant | v
Child-centred | Sy’n canolbwyntio ar y plentyn | v
Duty to report | Dyletswydd i adrodd | v
Designated safeguarding person | Person diogelu dynodedig |
Multi-agency | Amlasiantaethol | v
Child protection plan | Cynllun amddiffyn plant | v
Care and support | Gofal a chymorth | v
Care and support plan | Cynllun gofal a chymorth |
Care and support protection plan | Cynllun gofal, cymorth ac amddiffyn | ?
Looked-after child | Plentyn sy’n derbyn gofal | v
Care experienced | Â phrofiad o ofal |
Care leaver | Person sy’n gadael gofal |
Child at risk | Plentyn sy’n wynebu risg | v
Referral | Atgyfeiriad |
Report (to social services) | Adroddiad |
Strategy discussion | Trafodaeth strategaeth |
Strategy meeting | Cyfarfod strategaeth |
Section 47 enquiry | Ymholiad adran 47 |
Initial child protection conference | Cynhadledd amddiffyn plant gychwynnol |
Review conference | Cynhadledd adolygu |
Core group | Grŵp craidd |
Assessment | Asesiad |
Risk assessment | Asesiad risg | ?
Very low | Isel iawn | ?
Low | Isel | ?
Medium | Canolig | ?
High | Uchel | ?
No apparent risk | Dim risg amlwg | ?
Absent | Absennol | ?
Unauthorised absence | Absenoldeb heb awdurdod | ?
Last seen | Gwelwyd ddiwethaf | v
Found | Daethpwyd o hyd i’r plentyn (hefyd wedi’i ganfod) | ?
Prevention interview | Cyfweliad atal | ?
Safe and well check | Gwiriad diogel ac iach | ?
Debrief | Ôl-drafodaeth | ?
Consent | Cydsyniad | ?
Refused, declined | Gwrthodwyd | ?
Advocate | Eiriolwr | ?
Advocacy | Eiriolaeth | ?
Independent | Annibynnol |
Child’s voice | Llais y plentyn |
Child Information Form | Ffurflen Gwybodaeth am Blentyn | ?
Trigger plan | Cynllun sbarduno | ?
Safety plan | Cynllun diogelwch |
Disruption plan | Cynllun tarfu | ?
Plan for growing up | Cynllun ar gyfer tyfu i fyny | ?
Step down (a plan) | Camu i lawr (cynllun) | ?
Receiving authority | Yr awdurdod sy’n derbyn | ?
Displaced (harm) | Wedi’i ddadleoli (niwed) | ?
Disruption | Tarfu | ?
Child Abduction Warning Notice | Hysbysiad Rhybudd Cipio Plant | ?
National Referral Mechanism | Mecanwaith Atgyfeirio Cenedlaethol |
First responder | Ymatebwr cyntaf |
Reasonable grounds | Seiliau rhesymol |
Conclusive grounds | Seiliau terfynol | ?
Modern slavery | Caethwasiaeth fodern |
Human trafficking | Masnachu mewn pobl |
Independent Child Trafficking Guardian | Gwarcheidwad Annibynnol Masnachu Plant | ?
Victim | Dioddefwr | ?
Offender | Troseddwr | ?
Suspect | Un a amheuir | ?
Location | Lleoliad |
Themes | Themâu |
Debt bondage | Caethiwed dyled | ?
Cuckooing | Cymryd drosodd cartref (cwcŵio) | ?
Peer-on-peer | Rhwng cyfoedion |
Gang | Gang | v
Online exploitation | Camfanteisio ar-lein |
Contextual safeguarding | Diogelu cyd-destunol |
Exploitation Prevention Panel | Panel Atal Camfanteisio | ?
Exploitation Risk Management Meeting | Cyfarfod Rheoli Risg Camfanteisio | ?
Risk and Vulnerability meeting | Cyfarfod Risg a Bregusrwydd | ?
Soft-intelligence meeting | Cyfarfod cudd-wybodaeth feddal | ?
Contextual meeting | Cyfarfod cyd-destunol | ?
Threat to life | Bygythiad i fywyd | ?
Protected address | Cyfeiriad gwarchodedig | ?
Youth justice service | Gwasanaeth cyfiawnder ieuenctid |
Offending | Troseddu |
Reoffending | Aildroseddu |
Harm to others | Niwed i eraill | ?
Safety and wellbeing | Diogelwch a llesiant |
Multi-agency safeguarding hub | Hyb diogelu amlasiantaethol |
Information sharing protocol | Protocol rhannu gwybodaeth |
Wales Accord on the Sharing of Personal Information | Cytundeb Rhannu Gwybodaeth Bersonol Cymru | ?
Lawful basis | Sail gyfreithlon | ?
Subject access request | Cais am fynediad at ddata gan y testun | ?
Additional learning needs | Anghenion dysgu ychwanegol |
Individual development plan | Cynllun datblygu unigol |
Permanent exclusion | Gwaharddiad parhaol |
Fixed-term exclusion | Gwaharddiad cyfnod penodol |
Reduced timetable | Amserlen lai | ?
Specialist place | Lle arbenigol | ?
Junior apprenticeship | Prentisiaeth iau | ?
Education otherwise than at school | Addysg heblaw yn yr ysgol (EOTAS) |
Pupil referral unit | Uned cyfeirio disgyblion |
School roll | Cofrestr yr ysgol |
When I’m Ready | Pan Fydda i’n Barod |
Personal adviser | Cynghorydd personol |
Basic income pilot | Cynllun peilot incwm sylfaenol |
Corporate parent | Rhiant corfforaethol |
Care Inspectorate Wales | Arolygiaeth Gofal Cymru | v
Children’s Commissioner for Wales | Comisiynydd Plant Cymru |
Placing authority | Awdurdod lleoli | v
Host authority | Awdurdod lletyol | ?
Action | Cam gweithredu |
Owner of an action | Perchennog |
Due | Erbyn |
Overdue | Hwyr |
Review date | Dyddiad adolygu |
Chronology | Cronoleg |
Notification | Hysbysiad |
Minutes of a meeting | Cofnodion |
Attendance | Presenoldeb |
Training | Hyfforddiant |
Rounded to nearest 5 | Wedi’i dalgrynnu i’r 5 agosaf |
Suppressed | Wedi’i atal | ?
"""
