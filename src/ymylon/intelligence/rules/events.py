"""What the chronology calls each thing that happens in this room. All of it stands in the lanes of the force's unit alone."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "INTELLIGENCE_SUBMITTED": Words("Intelligence was submitted", "Cyflwynwyd cudd-wybodaeth"),
    "INTELLIGENCE_GRADED": Words("Intelligence was graded", "Graddiwyd cudd-wybodaeth"),
    "INTELLIGENCE_ANSWERED": Words(
        "The author of intelligence was told what came of it", "Dywedwyd wrth awdur cudd-wybodaeth beth ddaeth ohoni", False
    ),
    "INTELLIGENCE_WRITTEN": Words(
        "Intelligence was written anew for others", "Ysgrifennwyd cudd-wybodaeth o’r newydd i eraill", False
    ),
    "INTELLIGENCE_RELEASED": Words("Intelligence was released to a team", "Rhyddhawyd cudd-wybodaeth i dîm", False),
    "INTELLIGENCE_WITHDRAWN": Words(
        "Intelligence was withdrawn from a team", "Tynnwyd cudd-wybodaeth yn ôl oddi wrth dîm", False
    ),
    "INTELLIGENCE_LOGGED": Words(
        "Intelligence was put into a force’s own system", "Rhoddwyd cudd-wybodaeth yn system heddlu ei hun", False
    ),
}
