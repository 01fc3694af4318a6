"""Which forms about an episode are kept while they are typed, by the name of their page, and what each is called under Today."""

from collections.abc import Mapping

from ymylon.terms.words import Words

DRAFTED: Mapping[str, Words] = {
    "grade": Words("The police grade", "Gradd yr heddlu", False),
    "concern": Words("Social care’s concern", "Pryder gofal cymdeithasol", False),
    "strategy_meeting": Words("Strategy meeting", "Cyfarfod strategaeth"),
    "observe": Words("A sighting, contact, enquiry or check", "Rhywun wedi’i weld, cyswllt, ymholiad neu wiriad", False),
    "family": Words("A talk with the family", "Sgwrs â’r teulu"),
    "parent": Words("May a parent be told?", "A gaiff rhiant wybod?"),
    "police_reference": Words("The police reference", "Cyfeirnod yr heddlu"),
    "senior_review": Words("Senior review", "Adolygiad uwch", False),
    "found": Words("The child is found", "Daethpwyd o hyd i’r plentyn"),
    "found_details": Words("How the child was found", "Sut y daethpwyd o hyd i’r plentyn"),
    "end": Words("The episode ended otherwise", "Daeth y cyfnod i ben fel arall", False),
    "adult_acceptance": Words("An adult service accepts", "Gwasanaeth oedolion yn derbyn", False),
    "still_missing": Words("The child is still missing after all", "Mae’r plentyn yn dal ar goll wedi’r cyfan", False),
    "items": Words("Items found, or allegations", "Eitemau a ganfuwyd, neu honiadau", False),
    "prevention_check": Words("Police prevention check", "Gwiriad atal yr heddlu", False),
    "refer_harm": Words("Referral of harm (C1)", "Atgyfeirio niwed (C1)", False),
    "no_referral": Words("Why no referral is made", "Pam na wneir atgyfeiriad", False),
    "override": Words("Closing the episode all the same", "Cau’r cyfnod er hynny", False),
    "reopen": Words("Opening the episode again", "Ailagor y cyfnod"),
}
