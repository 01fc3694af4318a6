"""What the chronology calls each thing that happens in this room, for whoever holds the lane."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "SCREENING_JUDGED": Words("One type of exploitation was judged", "Barnwyd un math o gamfanteisio"),
    "SCREENING_MARKED": Words("Indicators of exploitation were answered", "Atebwyd dangosyddion camfanteisio"),
    "SCREENING_STRENGTHS": Words("What protects the child was written down", "Ysgrifennwyd beth sy’n gwarchod y plentyn"),
    "SCREENING_FOUND": Words("Something was written about victims, offenders, locations or themes",
                             "Ysgrifennwyd rhywbeth am ddioddefwyr, troseddwyr, lleoliadau neu themâu", False),
    "SCREENING_WITHDRAWN": Words("Something about victims, offenders, locations or themes no longer holds",
                                 "Nid yw rhywbeth am ddioddefwyr, troseddwyr, lleoliadau neu themâu yn dal mwyach", False),
    "SCREENING_HEARD": Words("Somebody’s own words about the child were written down, or why there are none",
                             "Ysgrifennwyd geiriau rhywun ei hun am y plentyn, neu pam nad oes rhai"),
    "SCREENING_REVIEWED": Words("The screening was looked at again", "Edrychwyd ar y sgrinio eto", False),
    "SCREENING_ENDED": Words("The screening was ended, for a reason", "Daeth y sgrinio i ben, am reswm", False),
}  # fmt: skip
