"""What the site says besides its figures, in both languages."""

from ymylon.terms.words import Words

LANGUAGES = ("en", "cy")
TITLE = Words("Children who go missing in Wales, {start} to {end}", "Plant sy’n mynd ar goll yng Nghymru, {start} i {end}")
LEDE = Words(
    "Every child reported missing to any agency, in care or not. A child may be missing more than once: episodes are not"
    " children, and no figure here mixes the two.",
    "Pob plentyn y dywedwyd wrth unrhyw asiantaeth ei fod ar goll, mewn gofal neu beidio. Gall plentyn fod ar goll fwy nag"
    " unwaith: nid plant yw cyfnodau o fynd ar goll, ac nid oes ffigur yma sy’n cymysgu’r ddau.",
    False,
)
INVENTED = Words(
    "Invented figures, to show what a release looks like. No child is in them, and nothing can be read from them.",
    "Ffigurau dychmygol, i ddangos sut olwg sydd ar ddatganiad. Nid oes yr un plentyn ynddynt, ac ni ellir darllen dim ohonynt.",
    False,
)
DRAFT = Words("A candidate. It is not released.", "Ymgeisydd. Nid yw wedi’i ryddhau.", False)
RELEASE_AT = Words(
    "Release: {day}, {clock}. Before then nothing of it may be passed on.",
    "Rhyddhau: {day}, {clock}. Cyn hynny ni cheir trosglwyddo dim ohono.",
    False,
)
EDITION = Words("Edition {number}", "Argraffiad {number}")
WORDS: dict[str, Words] = {
    "skip": Words("Skip to main content", "Neidio i’r prif gynnwys"),
    "other": Words("Cymraeg", "English"),
    "main": Words("Main", "Prif ddewislen"),
    "home": Words("Figures", "Ffigurau"),
    "definitions": Words("Definitions", "Diffiniadau"),
    "quality": Words("Quality", "Ansawdd"),
    "practice": Words("Practice", "Ymarfer"),
    "due": Words("Episodes after which it was due", "Cyfnodau yr oedd yn ddyledus ar eu hôl"),
    "met": Words("Met", "Wedi’i chyrraedd"),
    "share": Words("Share", "Cyfran"),
    "beyond": Words("Beyond what chance makes", "Y tu hwnt i siawns"),
    "yes": Words("Yes", "Ydy"),
    "no": Words("No", "Nac ydy"),
    "funnel_said": Words(
        "Each mark is an authority. Most lie between the lines, where chance and the usual difference between areas could"
        " put them. Those beyond the outer lines are named. Every figure is in the table below.",
        "Mae pob marc yn awdurdod. Mae’r rhan fwyaf rhwng y llinellau, lle gallai siawns a’r gwahaniaeth arferol rhwng"
        " ardaloedd eu rhoi. Enwir y rhai y tu hwnt i’r llinellau allanol. Mae pob ffigur yn y tabl isod.",
        False,
    ),
    "funnel_note": Words(
        "Dotted: 19 in 20 by chance. Full: 998 in 1,000.", "Dotiau: 19 o bob 20 drwy siawns. Llawn: 998 o bob 1,000."
    ),
    "some_beyond": Words(
        "What lies beyond the outer lines asks a question: of how it is written down, of what else is different there, and"
        " only then of practice.",
        "Mae’r hyn sydd y tu hwnt i’r llinellau allanol yn gofyn cwestiwn: am y modd y’i nodir, am yr hyn arall sy’n wahanol"
        " yno, a dim ond wedyn am ymarfer.",
        False,
    ),
    "none_beyond": Words(
        "No authority lies beyond the outer lines: these differences ask for no explanation.",
        "Nid oes awdurdod y tu hwnt i’r llinellau allanol: nid oes angen esboniad ar y gwahaniaethau hyn.",
        False,
    ),
    "limits": Words("What can’t be concluded", "Yr hyn na ellir ei gasglu"),
    "revisions": Words("Revisions", "Diwygiadau"),
    "files": Words("Files", "Ffeiliau"),
    "where": Words("Where the children live", "Ble mae’r plant yn byw"),
    "map_note": Words(
        "Each tile is one authority, roughly where it lies. Its figure is worked out from the rounded number.",
        "Mae pob teil yn un awdurdod, yn fras lle mae’n gorwedd. Cyfrifir ei ffigur o’r rhif a dalgrynnwyd.",
    ),
    "map_lede": Words(
        "Children who went missing, for every 10,000 aged 0 to 17 who live there. A high figure can be good practice: a child who"
        " is looked for is written down.",
        "Plant a aeth ar goll, am bob 10,000 o rai 0 i 17 oed sy’n byw yno. Gall ffigur uchel fod yn arfer da: caiff plentyn y"
        " chwilir amdano ei gofnodi.",
        False,
    ),
    "map_title": Words(
        "Children who went missing, for every 10,000 children, by authority",
        "Plant a aeth ar goll, am bob 10,000 o blant, yn ôl awdurdod",
    ),
    "population": Words(
        "Rates stand on an estimate of who lived there on {day}. It is of another year than these figures where the two differ.",
        "Saif y cyfraddau ar amcangyfrif o bwy oedd yn byw yno ar {day}. Mae o flwyddyn wahanol i’r ffigurau hyn lle mae’r ddwy’n"
        " gwahaniaethu.",
        False,
    ),
    "map_said": Words(
        "A map of 22 tiles. Every figure stands in the table below, by name.",
        "Map o 22 teil. Mae pob ffigur yn y tabl isod, yn ôl enw.",
    ),
    "map_small": Words("The same as a map, whose tiles are too small here for names.",
                       "Yr un peth fel map, y mae ei deils yn rhy fach yma i ddal enwau.", False),
    "map_table": Words("The map as a table", "Y map fel tabl"),
    "left_out": Words(
        "Not in this edition, for with it children might be recognised: {table}",
        "Ddim yn yr argraffiad hwn, oherwydd gydag ef gellid adnabod plant: {table}",
        False,
    ),
    "tables": Words("Tables", "Tablau"),
    "table": Words("Table {id}", "Tabl {id}"),
    "chart": Words("The same as a drawing", "Yr un peth fel llun"),
    "chart_said": Words("Bars, each with its figure. The table above has the same figures.",
                        "Barrau, bob un â’i ffigur. Mae’r un ffigurau yn y tabl uchod."),
    "notes": Words("Notes", "Nodiadau"),
    "take": Words("Take it away", "Mynd ag ef"),
    "csv": Words("{id} as CSV", "{id} fel CSV"),
    "metadata": Words("what its columns mean (CSVW)", "beth mae ei golofnau’n ei olygu (CSVW)"),
    "protection": Words("How children are protected in these figures", "Sut y gwarchodir plant yn y ffigurau hyn"),
    "counts": Words("What is counted", "Yr hyn a gyfrifir"),
    "divides": Words("By what it is divided", "Yn ôl beth y’i rhennir"),
    "codes": Words("Codes", "Codau"),
    "from_record": Words("From the record of measures", "O gofnod y mesurau"),
    "denominator": Words("Denominator", "Enwadur"),
    "period": Words("Period", "Cyfnod amser"),
    "source": Words("Source", "Ffynhonnell"),
    "no_revisions": Words("This is the first edition of this year: nothing is revised.",
                          "Hwn yw argraffiad cyntaf y flwyddyn hon: ni ddiwygiwyd dim.", False),
    "revised": Words("Figures that differ from the last edition", "Ffigurau sy’n wahanol i’r argraffiad diwethaf"),
    "none_differ": Words("No figure differs.", "Nid oes ffigur yn wahanol."),
    "what": Words("What changed", "Beth a newidiodd"),
    "why": Words("Why", "Pam"),
    "figure": Words("Figure", "Ffigur"),
    "was": Words("Last edition", "Yr argraffiad diwethaf"),
    "is": Words("This edition", "Yr argraffiad hwn"),
    "input": Words("Made from an input whose SHA-256 is", "Gwnaed o fewnbwn â’r SHA-256"),
    "sheets": Words("All tables in one workbook", "Yr holl dablau mewn un llyfr gwaith"),
    "sheets_lede": Words("Each with a cover, a list of its sheets, and notes; one table on a sheet.",
                         "Mae gan bob un glawr, rhestr o’i daflenni, a nodiadau; un tabl ar bob taflen."),
    "tidy": Words("Tidy files, as StatsWales takes them", "Ffeiliau taclus, fel y mae StatsCymru’n eu derbyn", False),
    "lookup": Words("codes of {name}", "codau {name}"),
    "notes_file": Words("note codes", "codau nodiadau"),
    "choose": Words("English", "Cymraeg"),
    "rows": Words("Figures of {caption}", "Ffigurau {caption}"),
}  # fmt: skip
PRACTICE = (
    Words(
        "These standards are proposed by Ymylon. Wales has none that every authority must meet, and nobody is judged by these.",
        "Ymylon sy’n cynnig y safonau hyn. Nid oes gan Gymru rai y mae’n rhaid i bob awdurdod eu cyrraedd, ac ni fernir neb"
        " wrthynt.",
        False,
    ),
    Words(
        "Shares are worked out from rounded numbers, and none is given of fewer than twenty. The lines allow for chance, for"
        " areas differing more than chance would have it, and for looking at many at once. They can’t tell why. Authorities"
        " stand by name: this is no league table.",
        "Cyfrifir cyfrannau o rifau a dalgrynnwyd, ac ni roddir un o lai nag ugain. Mae’r llinellau’n caniatáu ar gyfer"
        " siawns, ar gyfer gwahaniaeth mwy na siawns rhwng ardaloedd, ac ar gyfer edrych ar lawer ar unwaith. Ni allant"
        " ddweud pam. Saif awdurdodau yn ôl enw: nid tabl cynghrair mo hwn.",
        False,
    ),
)
BELOW = Words("under {to}", "o dan {to}")
OVER = Words("{start} and over", "{start} a throsodd")

PROTECTION = (
    Words(
        "A number of fewer than five episodes, or of fewer than five children, is not shown: [c] stands in its place. So it"
        " is with a number of which one child makes up half or more.",
        "Ni ddangosir rhif o lai na phum cyfnod, neu o lai na phum plentyn: saif [c] yn ei le. Felly hefyd rif y mae un"
        " plentyn yn hanner ohono neu fwy.",
        False,
    ),
    Words(
        "All other numbers are rounded to the nearest five, each by itself, so that parts need not add up to their total."
        " Nought is nought.",
        "Talgrynnir pob rhif arall i’r pump agosaf, pob un ar ei ben ei hun, felly nid oes raid i’r rhannau adio i’w"
        " cyfanswm. Sero yw sero.",
        False,
    ),
    Words(
        "Where a number that is not shown could be worked out from others, some of those are not shown either. Before a"
        " release, a program tries to work out each from all tables together and from everything that was released before;"
        " if it can, nothing is released.",
        "Lle gellid cyfrifo rhif nas dangosir o rai eraill, ni ddangosir rhai o’r rheini chwaith. Cyn datganiad, mae rhaglen yn"
        " ceisio cyfrifo pob un o’r holl dablau gyda’i gilydd ac o bopeth a ryddhawyd o’r blaen; os gall, ni ryddheir dim.",
        False,
    ),
    Words(
        "Rates and shares are worked out from the numbers as they are shown, and from nothing else.",
        "Cyfrifir cyfraddau a chyfrannau o’r rhifau fel y’u dangosir, ac o ddim arall.",
        False,
    ),
)
QUALITY: tuple[tuple[Words, tuple[Words, ...]], ...] = (
    (Words("What these figures are", "Beth yw’r ffigurau hyn"), (
        Words(
            "Proposed statistics. They are made by the rules of a proposed standard that no government and no board has"
            " adopted. They are not official statistics, and no body has assessed them.",
            "Ystadegau arfaethedig. Fe’u gwneir yn ôl rheolau safon arfaethedig nad oes llywodraeth na bwrdd wedi’i"
            " mabwysiadu. Nid ystadegau swyddogol mohonynt, ac nid oes corff wedi’u hasesu.", False),)),
    (Words("Where they come from", "O ble y dônt"), (
        Words(
            "From records that councils, police and others make while they look for a child, as they were returned. A return"
            " that can’t be read whole is not published from. What can hardly be so is put to whoever approves, before they"
            " do.",
            "O gofnodion y mae cynghorau, yr heddlu ac eraill yn eu gwneud wrth chwilio am blentyn, fel y’u dychwelwyd. Ni"
            " chyhoeddir o ffurflen na ellir ei darllen yn gyfan. Rhoddir yr hyn prin y gall fod yn wir gerbron pwy bynnag"
            " sy’n cymeradwyo, cyn iddynt wneud hynny.", False),)),
    (Words("How exact they are", "Pa mor union ydynt"), (
        Words(
            "They count what was recorded. A child whom nobody reported is in no figure, and how many there are is not"
            " known. Where recording gets better, figures rise.",
            "Maent yn cyfrif yr hyn a gofnodwyd. Nid yw plentyn na ddywedodd neb amdano mewn unrhyw ffigur, ac ni wyddys"
            " faint sydd. Lle mae cofnodi’n gwella, mae’r ffigurau’n codi.", False),
        Words(
            "An area that returned nothing bears [x]: nothing isn’t nought.",
            "Mae [x] wrth ardal na ddychwelodd ddim: nid yr un peth yw dim byd a sero.", False),)),
    (Words("What they can be set beside", "Yr hyn y gellir eu gosod wrth ei ochr"), (
        Words(
            "They can’t be set beside figures of children missing from care, which count otherwise, nor beside those of the"
            " police, which count incidents. An episode counts here if nobody knew where the child was, whatever an agency"
            " called it.",
            "Ni ellir eu gosod wrth ochr ffigurau plant ar goll o ofal, sy’n cyfrif fel arall, na rhai’r heddlu, sy’n cyfrif"
            " digwyddiadau. Mae cyfnod yn cyfrif yma os na wyddai neb ble’r oedd y plentyn, beth bynnag y’i galwyd gan"
            " asiantaeth.", False),)),
    (Words("How they are released", "Sut y’u rhyddheir"), (
        Words(
            "Two people approve a release, each by a key of their own. It has a moment before which nobody may release it."
            " Whoever is given a copy before that is written down: by name, role, when and why. A mistake is put right in a"
            " new edition, which says what changed and why; the old one is not overwritten.",
            "Mae dau berson yn cymeradwyo datganiad, bob un â’i allwedd ei hun. Mae iddo eiliad na chaiff neb ei ryddhau cyn"
            " hynny. Nodir pwy bynnag a gaiff gopi cyn hynny: wrth enw, rôl, pryd a pham. Cywirir camgymeriad mewn"
            " argraffiad newydd, sy’n dweud beth a newidiodd a pham; ni throsysgrifir yr hen un.", False),)),
)  # fmt: skip
WITH_LINES = Words(
    "Areas of which a council or a force returned lines: {count} of {all}. Where neither did, [x] stands in the place of nought.",
    "Ardaloedd y dychwelodd cyngor neu heddlu linellau ohonynt: {count} o {all}. Lle na wnaeth yr un, saif [x] yn lle sero.",
    False,
)
RULES = Words("What the rules found", "Yr hyn a ganfu’r rheolau")
ASKED = Words(
    "Before anything was counted, {asked} rules of the proposed standard (version {version}) were asked of every row.",
    "Cyn cyfrif dim, gofynnwyd {asked} o reolau’r safon arfaethedig (fersiwn {version}) o bob rhes.",
    False,
)
NO_ERRORS = Words(
    "No error was left: with one, nothing is released.",
    "Ni adawyd yr un gwall: gydag un, ni ryddheir dim.",
    False,
)
ERRORS_STAY = Words(
    "Some errors stay as they are: one person explained each, and another accepted it. Those of fewer than a hundred rows are not"
    " named, so that nobody is recognised.",
    "Mae rhai gwallau’n aros fel y maent: esboniodd un person bob un, a derbyniodd un arall ef. Nid enwir y rhai o lai na chant o"
    " resi, rhag i neb gael ei adnabod.",
    False,
)
OFTEN_STAYS = Words("Errors stay in a hundred rows or more of:", "Mae gwallau’n aros mewn cant neu fwy o resi o:", False)
NOT_RUN = Words(
    "Not asked, for what they are about was not returned: {codes}.",
    "Heb eu gofyn, gan na ddychwelwyd yr hyn y maent yn sôn amdano: {codes}.",
    False,
)
QUERIES = Words(
    "A query asks about what may be true all the same. To the nearest hundred, {queries} were left.",
    "Mae ymholiad yn holi am yr hyn a all fod yn wir serch hynny. I’r cant agosaf, gadawyd {queries}.",
    False,
)
FEW_QUERIES = Words(
    "A query asks about what may be true all the same. Fewer than fifty were left.",
    "Mae ymholiad yn holi am yr hyn a all fod yn wir serch hynny. Gadawyd llai na hanner cant.",
    False,
)
OFTEN = Words("A hundred rows or more were asked about by:", "Holwyd am gant neu fwy o resi gan:", False)
LIMITS: tuple[Words, ...] = (
    Words(
        "That an area with more episodes keeps children less safe. It may report more, look better, or have more children’s"
        " homes.",
        "Bod ardal â mwy o gyfnodau’n cadw plant yn llai diogel. Gall roi gwybod am fwy, chwilio’n well, neu fod â mwy o"
        " gartrefi plant.",
        False,
    ),
    Words(
        "That more children go missing than before, where a figure rose: it may be that more are reported.",
        "Bod mwy o blant yn mynd ar goll nag o’r blaen, lle cododd ffigur: efallai fod mwy’n cael eu hadrodd.",
        False,
    ),
    Words(
        "That care makes children go missing. A child in care is reported sooner, and often by people who must report.",
        "Bod gofal yn gwneud i blant fynd ar goll. Rhoddir gwybod yn gynt am blentyn mewn gofal, ac yn aml gan bobl y mae’n"
        " rhaid iddynt roi gwybod.",
        False,
    ),
    Words(
        "How many children were missing, from how many episodes there were: a few children are missing very often.",
        "Faint o blant a fu ar goll, o faint o gyfnodau a fu: mae ychydig o blant ar goll yn aml iawn.",
        False,
    ),
    Words(
        "Which authority is best or worst. Small differences are chance; here authorities stand by name, and in no order of"
        " merit.",
        "Pa awdurdod yw’r gorau neu’r gwaethaf. Siawns yw gwahaniaethau bach; yma saif awdurdodau yn ôl enw, ac nid yn"
        " nhrefn rhagoriaeth.",
        False,
    ),
    Words(
        "Anything about one child. Whoever believes that they recognise somebody is asked to say so to nobody.",
        "Dim am un plentyn. Gofynnir i bwy bynnag sy’n credu ei fod yn adnabod rhywun beidio â dweud wrth neb.",
        False,
    ),
)
LIMITS_LEDE = Words("From these figures nobody can conclude:", "O’r ffigurau hyn ni all neb gasglu:")
