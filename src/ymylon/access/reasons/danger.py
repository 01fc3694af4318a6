"""Who harms children, what is done about it, and what must stay hidden: why each is let in or kept out."""

from collections.abc import Mapping

from ymylon.access.reasons.shape import ASK_WORKER, PANEL, Group, LaneReasons
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

LANES: Mapping[Lane, LaneReasons] = {
    Lane.INTELLIGENCE: LaneReasons(
        Words(
            "Intelligence with its source and grading. Graded by police alone.",
            "Cudd-wybodaeth gyda’i ffynhonnell a’i graddio. Yr heddlu’n unig sy’n ei graddio.",
        ),
        Words(
            "A source could be found out and harmed. What may be shared leaves police as a product without its source.",
            "Gellid adnabod ffynhonnell a’i niweidio. Mae’r hyn y gellir ei rannu yn gadael yr heddlu fel"
            " cynnyrch heb ei ffynhonnell.",
        ),
        {Group.COORDINATOR: Words("Keeps what the team itself holds.", "Yn cadw’r hyn y mae’r tîm ei hun yn ei ddal.", False)},
        {
            Group.DESK: Words(
                "Judges what is submitted; what the missing-persons team holds of persons of concern it does not need for that.",
                "Yn barnu’r hyn a gyflwynir; nid oes angen yr hyn y mae’r tîm pobl ar goll yn ei ddal am bobl sy’n destun pryder"
                " i wneud hynny.",
                False,
            )
        },
    ),
    Lane.SUBMITTED: LaneReasons(
        Words(
            "What partners submit in their own words, how the police grade it, and what is prepared for others.",
            "Yr hyn y mae partneriaid yn ei gyflwyno yn eu geiriau eu hunain, sut mae’r heddlu’n ei raddio, a’r hyn a baratoir i"
            " eraill.",
            False,
        ),
        Words(
            "The words may give away who said them. The author reads their own; their team, its reference and day alone.",
            "Gall y geiriau fradychu pwy a’u dywedodd. Mae’r awdur yn darllen ei eiriau ei hun; ei dîm, y cyfeirnod a’r diwrnod"
            " yn unig.",
            False,
        ),
        {
            Group.DESK: Words(
                "Alone grades it and writes what others read.",
                "Yr unig un sy’n ei raddio ac yn ysgrifennu’r hyn y mae eraill yn ei ddarllen.",
                False,
            )
        },
        {
            Group.COORDINATOR: Words(
                "Looks for the child; for that nobody needs to know who said what. Reads what the unit releases.",
                "Yn chwilio am y plentyn; nid oes angen gwybod pwy ddywedodd beth i wneud hynny. Yn darllen yr hyn y mae’r uned"
                " yn ei ryddhau.",
                False,
            )
        },
    ),
    Lane.SOURCE: LaneReasons(
        Words("Who it was that knew or said it, sealed.", "Pwy oedd yn gwybod neu’n dweud hynny, wedi’i selio.", False),
        Words(
            "A source who is found out may be harmed or killed. Not even the author reads it again.",
            "Gall ffynhonnell a gaiff ei darganfod gael ei niweidio neu ei lladd. Nid yw hyd yn oed yr awdur yn ei ddarllen eto.",
            False,
        ),
        {
            Group.DESK: Words(
                "Must know the source to grade it and to keep it safe.",
                "Rhaid adnabod y ffynhonnell i’w graddio ac i’w chadw’n ddiogel.",
                False,
            )
        },
    ),
    Lane.RELEASED: LaneReasons(
        Words(
            "What the police wrote anew for a named team, with how it may be handled.",
            "Yr hyn a ysgrifennodd yr heddlu o’r newydd i dîm a enwir, gyda sut y caniateir ei drin.",
            False,
        ),
        Words(
            "Every further reader makes it likelier that a source is found out. What must be done about it is agreed as an"
            " action.",
            "Mae pob darllenydd arall yn ei gwneud yn fwy tebygol y caiff ffynhonnell ei darganfod. Cytunir ar yr hyn y mae’n"
            " rhaid ei wneud fel cam gweithredu.",
            False,
        ),
        {
            Group.DESK: Words("Releases it, by a second officer.", "Yn ei ryddhau, drwy ail swyddog.", False),
            Group.COORDINATOR: Words(
                "Reads what is released to its team: where a child may be.",
                "Yn darllen yr hyn a ryddheir i’w thîm: ble y gall plentyn fod.",
                False,
            ),
            Group.COUNCIL: Words(
                "Reads what is released to its team, to keep the child safe.",
                "Yn darllen yr hyn a ryddheir i’w dîm, i gadw’r plentyn yn ddiogel.",
                False,
            ),
            Group.YOUTH: Words(
                "Reads what is released to its team: it submits most, and works with the child every week.",
                "Yn darllen yr hyn a ryddheir i’w dîm: mae’n cyflwyno’r rhan fwyaf, ac yn gweithio gyda’r plentyn bob wythnos.",
                False,
            ),
        },
    ),
    Lane.PERSONS: LaneReasons(
        Words("Adults and young people thought to harm children.", "Oedolion a phobl ifanc y credir eu bod yn niweidio plant."),
        Words(
            "It names people who are accused of nothing in court; whoever meets one is warned by the social worker.",
            "Mae’n enwi pobl nas cyhuddwyd o ddim mewn llys; mae’r gweithiwr cymdeithasol yn rhybuddio pwy"
            " bynnag sy’n cwrdd ag un.",
        ),
        {
            Group.COORDINATOR: Words("Investigates them.", "Yn ymchwilio iddynt."),
            Group.COUNCIL: Words(
                "Must know from whom the child is to be kept safe, and often hears a name first. Of what the police hold it reads"
                " what they write for others.",
                "Rhaid gwybod rhag pwy i gadw’r plentyn yn ddiogel, ac yn aml mae’n clywed enw gyntaf. O’r hyn a gedwir gan yr"
                " heddlu, mae’n darllen yr hyn y maent yn ei ysgrifennu i eraill.",
                False,
            ),
            Group.YOUTH: Words(
                "Must know from whom the child is to be kept safe; reads only.",
                "Rhaid gwybod rhag pwy i gadw’r plentyn yn ddiogel; darllen yn unig.",
            ),
        },
    ),
    Lane.DISRUPTION: LaneReasons(
        Words("What is done against those who exploit.", "Yr hyn a wneir yn erbyn y rhai sy’n camfanteisio."),
        Words(
            "It must never reach the child’s or the suspect’s eyes; every further reader makes that likelier.",
            "Ni chaiff byth gyrraedd llygaid y plentyn na’r sawl a amheuir; mae pob darllenydd arall yn gwneud"
            " hynny’n fwy tebygol.",
        ),
        {
            **dict.fromkeys((Group.COORDINATOR, Group.COUNCIL), Words("Carries it out.", "Yn ei weithredu.")),
            Group.YOUTH: Words("Must not work against it.", "Rhaid peidio â gweithio yn ei erbyn."),
            Group.CHAIR: PANEL,
        },
    ),
    Lane.CONTEXT: LaneReasons(
        Words(
            "Places, and circles of children who are friends, in their own right: what others do there, who has reach, what would"
            " make them safer, and the plan. No child stands in it. A circle is read by the council and youth justice alone.",
            "Lleoedd, a chylchoedd o blant sy’n ffrindiau, fel y maent: yr hyn y mae eraill yn ei wneud yno, pwy sydd o fewn"
            " cyrraedd, beth a’u gwnâi’n fwy diogel, a’r cynllun. Nid oes plentyn ynddo. Dim ond y cyngor a chyfiawnder ieuenctid"
            " sy’n darllen cylch.",
            False,
        ),
        Words(
            "What keeps one child safe stands in that child’s plan.",
            "Yng nghynllun y plentyn hwnnw y mae’r hyn sy’n cadw un plentyn yn ddiogel.",
            False,
        ),
        {
            Group.COUNCIL: Words("Assesses the places of its area.", "Yn asesu lleoedd ei ardal."),
            Group.COORDINATOR: Words(
                "Knows the place, and does much of what makes it safer.",
                "Yn adnabod y lle, ac yn gwneud llawer o’r hyn sy’n ei wneud yn fwy diogel.",
                False,
            ),
            Group.YOUTH: Words(
                "Meets children where they are, and knows what is normal there.",
                "Yn cwrdd â phlant lle maent, ac yn gwybod beth sy’n normal yno.",
                False,
            ),
            **dict.fromkeys(
                (Group.OFFICER, Group.PCSO, Group.ASSISTANT),
                Words("Stands there, and can look and talk.", "Yn sefyll yno, ac yn gallu edrych a siarad."),
            ),
            **dict.fromkeys(
                (Group.NURSE, Group.SCHOOL, Group.INTERVIEWER),
                Words(
                    "Reads what somebody opened to its team with a reason, and the steps that its team sees to; no other place.",
                    "Yn darllen yr hyn a agorodd rhywun i’w dîm gyda rheswm, a’r camau y mae ei dîm yn gofalu amdanynt; dim lle"
                    " arall.",
                    False,
                ),
            ),
            Group.CHAIR: PANEL,
        },
    ),
    Lane.MEETING: LaneReasons(
        Words(
            "That a meeting is held, of which kind, when and where, who chairs it, and which children are on its agenda. What is"
            " said there lies in the lane of what is said.",
            "Bod cyfarfod yn cael ei gynnal, o ba fath, pryd a ble, pwy sy’n ei gadeirio, a pha blant sydd ar ei agenda. Yn ei"
            " lôn ei hun y mae’r hyn a ddywedir yno.",
            False,
        ),
        Words("Is not asked to meetings about children.", "Ni ofynnir iddo ddod i gyfarfodydd am blant.", False),
        {
            **dict.fromkeys(
                (Group.COUNCIL, Group.COORDINATOR, Group.YOUTH),
                Words(
                    "Calls meetings, and answers for who is asked.",
                    "Yn galw cyfarfodydd, ac yn atebol am bwy y gofynnir iddynt.",
                    False,
                ),
            ),
            Group.CHAIR: Words(
                "Leads the panel, and decides who reads what.",
                "Yn arwain y panel, ac yn penderfynu pwy sy’n darllen beth.",
                False,
            ),
            **dict.fromkeys(
                (Group.CARER, Group.ASSISTANT, Group.NURSE, Group.SCHOOL, Group.INTERVIEWER, Group.DESK),
                Words(
                    "Is asked to come: reads the frame of a meeting to which its team is asked, and of the children only those"
                    " whom it holds.",
                    "Gofynnir iddo ddod: yn darllen ffrâm cyfarfod y gofynnir i’w dîm ddod iddo, ac o’r plant dim ond y rhai y"
                    " mae’n eu dal.",
                    False,
                ),
            ),
        },
    ),
    Lane.PROTECTED: LaneReasons(
        Words(
            "Where a threatened child lives, and whatever would betray it.",
            "Ble mae plentyn dan fygythiad yn byw, a beth bynnag a fyddai’n bradychu hynny.",
        ),
        Words(
            "No role opens it: only persons named for this one fact, two together.",
            "Nid oes unrhyw rôl yn ei agor: dim ond pobl a enwyd ar gyfer yr un ffaith hon, dau gyda’i gilydd.",
        ),
    ),
    Lane.WORKER_SAFETY: LaneReasons(
        Words(
            "Dangers to a worker who visits, and what to do about them.",
            "Peryglon i weithiwr sy’n ymweld, a beth i’w wneud yn eu cylch.",
        ),
        ASK_WORKER,
        {
            Group.COUNCIL: Words("Writes it: it sends most visitors.", "Yn ei ysgrifennu: mae’n anfon y rhan fwyaf o ymwelwyr."),
            **dict.fromkeys(
                (Group.COORDINATOR, Group.OFFICER, Group.PCSO, Group.ASSISTANT, Group.NURSE, Group.YOUTH, Group.INTERVIEWER),
                Words(
                    "Goes to the door: must know what waits there, and be able to say what happened there.",
                    "Yn mynd at y drws: rhaid gwybod beth sy’n aros yno, a gallu dweud beth ddigwyddodd yno.",
                ),
            ),
        },
    ),
    Lane.AUDIT: LaneReasons(
        Words("Who looked at what, when and why.", "Pwy edrychodd ar beth, pryd a pham."),
        Words(
            "Nobody judges their own looking; the child’s agencies get their own page of it.",
            "Nid oes neb yn barnu eu hedrych eu hunain; caiff asiantaethau’r plentyn eu tudalen eu hunain ohono.",
        ),
        {Group.AUDITOR: Words("Judges it, and sees no record for it.", "Yn ei farnu, heb weld cofnod i wneud hynny.")},
    ),
}
