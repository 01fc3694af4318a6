"""What the chronology calls each thing that happens in this room."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "SAFE_WAY_RECORDED": Words("Safe way to reach the child recorded", "Cofnodwyd ffordd ddiogel o gyrraedd y plentyn"),
    "INTERVIEW_OFFERED": Words("Return interview offered", "Cynigiwyd cyfweliad dychwelyd"),
    "INTERVIEW_NOT_OFFERED": Words("Reason recorded why no return interview is offered",
                                   "Cofnodwyd rheswm dros beidio â chynnig cyfweliad dychwelyd"),
    "INTERVIEW_ATTEMPTED": Words("Tried to reach the child about a return interview",
                                 "Ceisiwyd cyrraedd y plentyn ynghylch cyfweliad dychwelyd"),
    "INTERVIEW_REFERRED": Words("Return interview referred to a provider", "Atgyfeiriwyd cyfweliad dychwelyd at ddarparwr"),
    "INTERVIEW_TAKEN_ON": Words("A provider took the return interview on", "Derbyniodd darparwr y cyfweliad dychwelyd", False),
    "INTERVIEW_DECLINED": Words("A provider declined the return interview", "Gwrthododd darparwr y cyfweliad dychwelyd"),
    "INTERVIEW_HANDED_BACK": Words("A provider handed the return interview back",
                                   "Rhoddodd darparwr y cyfweliad dychwelyd yn ôl", False),
    "INTERVIEW_ARRANGED": Words("Return interview arranged", "Trefnwyd cyfweliad dychwelyd"),
    "STAFF_JUDGED": Words("A manager answered whether staff may hold the interview",
                          "Atebodd rheolwr a gaiff staff gynnal y cyfweliad"),
    "INTERVIEW_HELD": Words("Return interview held", "Cynhaliwyd cyfweliad dychwelyd"),
    "CHILD_SAID": Words("The child said something", "Dywedodd y plentyn rywbeth"),
    "WORDS_TRANSLATED": Words("The child’s words translated", "Cyfieithwyd geiriau’r plentyn"),
    "INTERVIEW_WITHDRAWN": Words("The child withdrew from the return interview",
                                 "Tynnodd y plentyn yn ôl o’r cyfweliad dychwelyd", False),
    "INTERVIEW_NOT_HELD": Words("Return interview could not be held", "Nid oedd modd cynnal y cyfweliad dychwelyd"),
    "PASSED_TO_POLICE": Words("Passed to the police as intelligence", "Trosglwyddwyd i’r heddlu fel cudd-wybodaeth", False),
    "INTERVIEW_OUTPUT": Words("Something comes of the return interview", "Mae rhywbeth yn dod o’r cyfweliad dychwelyd", False),
    "INTERVIEW_ACTION_ENDED": Words("An action from the return interview ended", "Daeth cam o’r cyfweliad dychwelyd i ben"),
    "INTERVIEW_CLOSED": Words("Return interview closed", "Caewyd y cyfweliad dychwelyd"),
    "INTERVIEW_REVIEWED": Words("Return interview reviewed", "Adolygwyd y cyfweliad dychwelyd"),
}  # fmt: skip
