"""The words that this program adds, each with what it means here.

English | Cymraeg | mark as in the field's words; below it, indented, the meaning in English and then in Welsh.
"""

ROWS = """
Episode | Cyfnod
  One time away, from the first report until it ends; never the same as a child
  Un tro i ffwrdd, o’r adroddiad cyntaf hyd y diwedd; byth yr un peth â phlentyn
Report that a child is missing | Adroddiad bod plentyn ar goll
  What one person said at one time; an episode has one or more
  Yr hyn a ddywedodd un person ar un adeg; mae gan gyfnod un neu fwy
Report into it | Ychwanegu adroddiad ato | ?
  To add a report to a record that one may not see
  Ychwanegu adroddiad at gofnod na chewch ei weld
Told | Wedi cael gwybod
  A team was sent a notice, or somebody was rung and answered
  Anfonwyd hysbysiad at dîm, neu ffoniwyd rhywun ac atebodd
Acknowledged | Wedi cydnabod
  A named person says that they have it
  Mae person a enwir yn dweud ei fod ganddynt
Waiting | Yn aros
  Told, and nobody has acknowledged yet
  Cafodd wybod, a neb wedi cydnabod eto
Police not yet confirmed | Yr heddlu heb gadarnhau eto
  No police reference and no acknowledgement: telling Ymylon isn’t telling the police
  Dim cyfeirnod heddlu na chydnabyddiaeth: nid yw dweud wrth Ymylon yn dweud wrth yr heddlu
To climb | Dringo | ?
  To go to the next contact, then the manager, when nobody answers
  Mynd at y cyswllt nesaf, yna’r rheolwr, pan na fydd neb yn ateb
Grade | Gradd | ?
  The police’s own judgement of risk; never worked out by a program
  Barn yr heddlu eu hunain am risg; byth wedi’i chyfrifo gan raglen
Not graded yet | Heb ei raddio eto | ?
  No police grade has been given
  Ni roddwyd gradd gan yr heddlu
Concern | Pryder | ?
  Social care’s own judgement, apart from the grade
  Barn y gwasanaethau cymdeithasol eu hunain, ar wahân i’r radd
Category | Categori
  Derived from facts by a named, dated definition
  Yn deillio o ffeithiau drwy ddiffiniad a enwir ac a ddyddiwyd
Lane | Lôn | ?
  One kind of fact, opened to those whose work needs it
  Un math o ffaith, yn agored i’r rhai y mae ei hangen ar eu gwaith
Involvement | Ymwneud
  In what capacity a team has to do with a child, since when and on what basis
  Ym mha rinwedd y mae tîm yn ymwneud â phlentyn, ers pryd ac ar ba sail
Duty | Dyletswydd
  Something owed, by whom and by when, until it is done or waived with a reason
  Rhywbeth sydd i’w wneud, gan bwy ac erbyn pryd, hyd nes ei wneud neu ei hepgor â rheswm
Waived | Hepgorwyd | ?
  Set aside by a named person, with a reason
  Rhoddwyd o’r neilltu gan berson a enwir, â rheswm
Local policy | Polisi lleol
  A dated rule of a board or authority, with its source
  Rheol ddyddiedig bwrdd neu awdurdod, gyda’i ffynhonnell
Guidance | Canllawiau
  What ought to be done; not law
  Yr hyn y dylid ei wneud; nid cyfraith
Statutory guidance | Canllawiau statudol
  Guidance that the law requires one to follow unless there is good reason
  Canllawiau y mae’r gyfraith yn gofyn eu dilyn oni bai fod rheswm da
Demonstration | Arddangosiad
  Invented, to show how it works
  Dyfeisiwyd, i ddangos sut mae’n gweithio
Board (on the wall) | Bwrdd (ar y wal)
  Who is missing now, kept current by itself
  Pwy sydd ar goll nawr, yn ei ddiweddaru ei hun
Today | Heddiw
  What one person has to do
  Yr hyn sydd gan un person i’w wneud
Whereabouts known | Yn hysbys ble | ?
  The child isn’t where expected, but somebody knows where they are
  Nid yw’r plentyn lle y disgwylid, ond mae rhywun yn gwybod ble maent
Not known yet | Ddim yn hysbys eto
  An answer, always allowed
  Ateb a ganiateir bob amser
Sighting | Gweld y plentyn
  Somebody believes they saw the child
  Mae rhywun yn credu iddynt weld y plentyn
Register of high-risk missing children | Cofrestr plant ar goll sydd â risg uchel | ?
  Not the child protection register
  Nid y gofrestr amddiffyn plant
Independent reviewing officer | Swyddog adolygu annibynnol
Emergency duty team | Tîm dyletswydd brys
  Social services at night and at weekends
  Y gwasanaethau cymdeithasol gyda’r nos ac ar benwythnosau
Front door (of children’s services) | Drws ffrynt (y gwasanaethau plant) | ?
  Where a report to the council arrives
  Lle mae adroddiad i’r cyngor yn cyrraedd
Responsible authority | Awdurdod cyfrifol
  The council that has responsibility for a child’s care
  Y cyngor sydd â chyfrifoldeb am ofal plentyn
Health board | Bwrdd iechyd
Offer of a return interview | Cynnig cyfweliad dychwelyd
  Owed for each episode by local policy; guidance, not law
  I’w wneud ar gyfer pob cyfnod yn ôl polisi lleol; canllaw, nid cyfraith
C1 referral | Atgyfeiriad C1
  The written referral to children’s services
  Yr atgyfeiriad ysgrifenedig i’r gwasanaethau plant
Left out | Wedi’i hepgor | ?
  Not told, for a reason that they can’t see
  Heb gael gwybod, am reswm na allant ei weld
A record exists | Mae cofnod yn bod | ?
  All that a search may say to those who can’t see the record
  Y cyfan y caiff chwiliad ei ddweud wrth y rhai na allant weld y cofnod
Merged | Wedi’u huno
  A person judged two records to be of one child; it can be undone
  Barnodd person fod dau gofnod yn ymwneud ag un plentyn; gellir ei ddadwneud
Protected | Gwarchodedig | ?
  Seen only by people named for it
  Dim ond pobl a enwir ar ei gyfer a gaiff ei weld
Protected team | Tîm gwarchodedig | ?
  A team whose name would tell where a protected child is; nobody else reads its name
  Tîm y byddai ei enw’n dweud ble mae plentyn gwarchodedig; nid oes neb arall yn darllen ei enw
Named person | Person a enwyd | ?
  Somebody who may open a child’s protected facts, and only together with another
  Rhywun a gaiff agor ffeithiau gwarchodedig plentyn, a dim ond gydag un arall
Sealed | Dan sêl | ?
  Kept so that neither the database nor a copy of it can be read
  Wedi’i gadw fel na ellir darllen y gronfa ddata na chopi ohoni
Who has looked | Pwy sydd wedi edrych
  Every page that showed this child, and to whom
  Pob tudalen a ddangosodd y plentyn hwn, ac i bwy
Reopened | Ailagorwyd
  Taken up again within 28 days of being closed
  Ailgydiwyd ynddo o fewn 28 diwrnod i’w gau
Wall screen | Sgrin wal | ?
  A screen that a team has enrolled: it shows the board, and can do nothing
  Sgrin y mae tîm wedi’i chofrestru: mae’n dangos y bwrdd, ac ni all wneud dim
Patronymic | Tadenw | ?
  A surname that says whose child one is: ap, ab, ferch
  Cyfenw sy’n dweud plentyn i bwy ydych: ap, ab, ferch
Sharing agreement | Cytundeb rhannu | ?
  What agencies have agreed to give one another, for what, and by which law; it lets nobody into a record
  Yr hyn y mae asiantaethau wedi cytuno i’w roi i’w gilydd, at ba ddiben ac yn ôl pa gyfraith; nid yw’n gadael neb i mewn i gofnod
Given outside the record | Rhoddwyd y tu allan i’r cofnod | ?
  Facts left a record on paper, as a file, by letter or by word of mouth; listed for the child
  Gadawodd ffeithiau gofnod ar bapur, fel ffeil, drwy lythyr neu ar lafar; fe’u rhestrir ar gyfer y plentyn
Plan for a night away | Cynllun ar gyfer noson i ffwrdd | ?
  The child information form and the trigger plan of one child: one page, held by home and council for the night it is needed
  Ffurflen gwybodaeth a chynllun sbarduno un plentyn: un dudalen, a gedwir gan y cartref a’r cyngor ar gyfer y noson honno
Person or thing of concern | Person neu beth sy’n destun pryder | ?
  Somebody, a group, a telephone, a vehicle, an account or a platform that harms or reaches children, held on account of a child
  Rhywun, grŵp, ffôn, cerbyd, cyfrif neu blatfform sy’n niweidio neu’n cyrraedd plant, a gedwir oherwydd plentyn
Worry below any threshold | Pryder o dan unrhyw drothwy | ?
  What worries somebody who works with a child, with the support that is offered; one team calls the family
  Yr hyn sy’n poeni rhywun sy’n gweithio gyda phlentyn, gyda’r cymorth a gynigir; un tîm sy’n ffonio’r teulu
Screening for exploitation | Sgrinio am gamfanteisio | ?
  What a person judges of each type, the indicators, what protects the child, and VOLT; judged in words and never added up
  Barn person am bob math, y dangosyddion, beth sy’n gwarchod y plentyn, a VOLT; bernir mewn geiriau heb adio dim
Assessment of a place | Asesiad o le | ?
  A place looked at in its own right: what others do there, who has reach, what would make it safer, and a plan; no child in it
  Lle yr edrychir arno fel y mae: yr hyn y mae eraill yn ei wneud yno, pwy sydd o fewn cyrraedd, beth a’i gwnâi’n fwy diogel
Circle of friends | Cylch o ffrindiau | ?
  Children who are friends, assessed as a place is; no gang, nobody of concern, and nothing that the police hold
  Plant sy’n ffrindiau, a asesir fel lle; nid gang, neb yn destun pryder, a dim y mae’r heddlu’n ei gadw
Reach | Cyrraedd | ?
  Who can be in a place, look, and talk: the shop, the youth worker, the bus company
  Pwy all fod mewn lle, edrych, a siarad: y siop, y gweithiwr ieuenctid, y cwmni bysiau
In their own words | Yn eu geiriau eu hunain |
  What the child, a parent or a carer noticed, taken down as they said it; theirs, and no judgement
  Yr hyn y sylwodd y plentyn, rhiant neu ofalwr arno, wedi’i ysgrifennu fel y dywedasant; eu geiriau nhw, nid barn
VOLT | VOLT | ?
  Victim, offender, location, themes: four lists, each row of which links a real record
  Dioddefwr, troseddwr, lleoliad, themâu: pedair rhestr, a phob rhes yn cysylltu â chofnod go iawn
Intelligence submission | Cyflwyniad cudd-wybodaeth | ?
  Facts that somebody gives the police to grade: what, how it is known, when, who else knows, and the risk to whoever said it
  Ffeithiau a roddir i’r heddlu i’w graddio: beth, sut y gwyddys, pryd, pwy arall a ŵyr, a’r risg i bwy bynnag a’i dywedodd
Sanitised version | Fersiwn wedi’i glanhau | ?
  What the police write anew for others of what was submitted, so that nobody learns who said it; a second officer releases it
  Yr hyn y mae’r heddlu’n ei ysgrifennu o’r newydd i eraill, fel na all neb wybod pwy a’i dywedodd; ail swyddog sy’n ei ryddhau
Network | Rhwydwaith | ?
  Who and what stands within two steps of a child, person, thing, home or school, as far as one reader may see
  Pwy a beth sydd o fewn dau gam i blentyn, person, peth, cartref neu ysgol, hyd y caiff un darllenydd ei weld
Link | Cyswllt | ?
  What somebody wrote of two that stand in some relation, with its days, its source and how sure they were
  Yr hyn a ysgrifennodd rhywun am ddau sydd mewn rhyw berthynas, gyda’i ddyddiau, ei ffynhonnell a pha mor sicr oeddent
Hub | Canolbwynt | ?
  A home, a school, a platform, or whatever so many share that it tells little of any one of them; it is not walked through
  Cartref, ysgol, platfform, neu beth bynnag a rennir gan gynifer nes dweud ychydig am unrhyw un ohonynt; ni cherddir trwyddo
Signal | Arwydd | ?
  What several records say together, put in words to a named person by a published trigger; never a score
  Yr hyn a ddywed sawl cofnod gyda’i gilydd, a roddir mewn geiriau gerbron person a enwir gan sbardun; byth yn sgôr
Published trigger | Sbardun cyhoeddedig | ?
  A dated rule in words by which a signal is put to a person; everybody may read it
  Rheol â dyddiad, mewn geiriau, sy’n rhoi arwydd gerbron person; caiff pawb ei darllen
Wording for others | Geiriad i eraill | ?
  What the police let others read of what they hold about a child: without a source
  Yr hyn y mae’r heddlu’n gadael i eraill ei ddarllen o’r hyn a gedwir ganddynt am blentyn: heb ffynhonnell
Release | Rhyddhau | ?
  What an episode does to a plan: it opens it to the police until it ends, and that stays on record
  Yr hyn y mae cyfnod yn ei wneud i gynllun: ei agor i’r heddlu nes iddo ddod i ben, ac mae hynny’n aros ar gofnod
Data standard | Safon ddata | ?
  What a return would hold, field by field; the one proposed here has been adopted by nobody yet
  Yr hyn y byddai ffurflen yn ei ddal, faes wrth faes; nid oes neb wedi mabwysiadu’r un a gynigir yma eto
Return of statistics | Ffurflen ystadegol | ?
  What a council sends of a year to whoever publishes the figures
  Yr hyn y mae cyngor yn ei anfon am flwyddyn at bwy bynnag sy’n cyhoeddi’r ffigurau
Candidate (of a release) | Ymgeisydd (am ddatganiad) | ?
  A release as it would go out, until two people have approved it and its moment has come
  Datganiad fel y byddai’n mynd allan, nes bod dau berson wedi’i gymeradwyo a’i eiliad wedi dod
Edition | Argraffiad | ?
  A release of a year; the next one of the same year is a correction, and says what changed and why
  Datganiad o flwyddyn; cywiriad yw’r nesaf o’r un flwyddyn, ac mae’n dweud beth a newidiodd a pham
Signatory | Llofnodwr | ?
  Somebody who may approve a release, with a key that nobody else has
  Rhywun a gaiff gymeradwyo datganiad, ag allwedd nad oes gan neb arall
Early access | Mynediad cynnar | ?
  A copy of a release given to somebody named before everybody may read it; who, when and why is written down
  Copi o ddatganiad a roddir i rywun a enwir cyn y caiff pawb ei ddarllen; nodir pwy, pryd a pham
Ledger of releases | Cofnod rhyddhau | ?
  Whatever was ever released, answers to requests among it; whoever attacks the figures is taken to hold it
  Popeth a ryddhawyd erioed, yn cynnwys atebion i geisiadau; tybir ei fod yn nwylo pwy bynnag sy’n ymosod ar y ffigurau
Collection year | Blwyddyn gasglu | ?
  The year that a return is of: 1 April to 31 March
  Y flwyddyn y mae ffurflen yn ymwneud â hi: 1 Ebrill i 31 Mawrth
Rule book | Llyfr rheolau | ?
  The conditions that a return is judged by, each under a code that never changes its meaning
  Yr amodau y bernir ffurflen yn eu hôl, pob un o dan god nad yw byth yn newid ei ystyr
Error | Gwall | ?
  What can’t be so in a return: it is mended where it was recorded, and never accepted
  Yr hyn na all fod felly mewn ffurflen: caiff ei gywiro lle cafodd ei gofnodi, ac ni chaiff byth ei dderbyn
Query | Ymholiad | ?
  What may be true in a return and is seldom: one person explains it, another accepts the explanation
  Yr hyn a all fod yn wir mewn ffurflen, ac anaml y mae: mae un person yn ei egluro, ac un arall yn derbyn yr eglurhad
Extract | Echdyniad | ?
  What leaves the record for statistics: rows of single children under keyed references, and nobody who is protected
  Yr hyn sy’n gadael y cofnod at ystadegau: rhesi o blant unigol dan gyfeirnodau ag allwedd, a neb sydd dan warchodaeth
Keyed reference | Cyfeirnod ag allwedd | ?
  What stands for a child outside the record: the same each year, and without the key nobody finds the child by it
  Yr hyn sy’n sefyll dros blentyn y tu allan i’r cofnod: yr un fath bob blwyddyn, a heb yr allwedd ni chaiff neb hyd i’r plentyn
"""
