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
        {Group.COORDINATOR: Words("Keeps and grades it.", "Yn ei chadw a’i graddio.")},
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
