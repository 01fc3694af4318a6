"""What the chronology calls each thing that happens in an episode."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "REPORTED_MISSING": Words("Reported missing", "Adroddwyd ar goll"),
    "REPORTED_AGAIN": Words("Reported missing again", "Adroddwyd ar goll eto"),
    "REPORT_DETAILS": Words("More told of the report", "Dywedwyd mwy am yr adroddiad"),
    "POLICE_GRADED": Words("Police grade given", "Rhoddwyd gradd yr heddlu", False),
    "CONCERN_RECORDED": Words("Social care’s concern recorded", "Cofnodwyd pryder gofal cymdeithasol", False),
    "OBSERVED": Words("Sighting, contact or check", "Gwelwyd, cysylltwyd neu gwiriwyd", False),
    "FAMILY_SPOKEN_WITH": Words("Spoke with the family", "Siaradwyd â’r teulu"),
    "FAMILY_CONTACT_NAMED": Words("Contact for the family named", "Enwyd cyswllt i’r teulu"),
    "PARENT_DECIDED": Words("Decided about telling a parent", "Penderfynwyd ynghylch dweud wrth riant"),
    "POLICE_REFERENCE": Words("The police gave their reference", "Rhoddodd yr heddlu eu cyfeirnod"),
    "SENIOR_REVIEW": Words("Senior review", "Adolygiad uwch", False),
    "FOUND": Words("Found", "Daethpwyd o hyd i’r plentyn", False),
    "ENDED": Words("Episode ended otherwise", "Y cyfnod wedi dod i ben fel arall"),
    "STILL_MISSING": Words("Still missing after all", "Yn dal ar goll wedi’r cyfan"),
    "FINDING_COMPLETED": Words("How the child was found", "Sut y daethpwyd o hyd i’r plentyn"),
    "PREVENTION_CHECK": Words("Police prevention check", "Gwiriad atal yr heddlu", False),
    "ITEM_RECORDED": Words("Item or allegation recorded", "Cofnodwyd eitem neu honiad", False),
    "NOT_REFERRED": Words("Reason recorded why no referral is made", "Cofnodwyd rheswm dros beidio ag atgyfeirio", False),
    "MEETING_SET": Words("Strategy meeting set", "Trefnwyd cyfarfod strategaeth"),
    "MEETING_NOT_NEEDED": Words(
        "Reason recorded why no strategy meeting", "Cofnodwyd rheswm dros beidio â chynnal cyfarfod strategaeth"
    ),
    "CLOSED": Words("Episode closed", "Caewyd y cyfnod"),
    "HISTORY_IMPORTED": Words("Missing period, from a return", "Cyfnod ar goll, o ffurflen"),
    "REOPENED": Words("Episode reopened", "Ailagorwyd y cyfnod"),
}
