"""What the chronology calls each thing that happens in this room, for whoever holds the lane."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "ASSOCIATE_ENTERED": Words("Person or thing of concern entered", "Cofnodwyd person neu beth sy’n destun pryder", False),
    "ASSOCIATE_LINKED": Words(
        "Person or thing of concern linked to this child", "Cysylltwyd person neu beth sy’n destun pryder â’r plentyn hwn", False
    ),
    "ASSOCIATE_UNLINKED": Words("Link to a person or thing of concern ended", "Daeth cyswllt â pherson neu beth i ben", False),
    "ASSOCIATE_CHANGED": Words("Person or thing of concern changed", "Newidiwyd person neu beth sy’n destun pryder", False),
    "ASSOCIATE_KEPT": Words("Entry of concern looked at again and kept", "Edrychwyd eto ar gofnod o bryder a’i gadw", False),
    "ASSOCIATE_ENDED": Words("Entry of concern ended", "Daeth cofnod o bryder i ben", False),
    "ASSOCIATE_TIED": Words("Two entries of concern tied together", "Clymwyd dau gofnod o bryder ynghyd", False),
    "ASSOCIATE_UNTIED": Words("Two entries of concern no longer tied", "Nid yw dau gofnod o bryder ynghyd mwyach", False),
    "ASSOCIATE_IS_CHILD": Words("This child is named by others", "Mae eraill wedi enwi’r plentyn hwn", False),
    "ASSOCIATE_WORDED": Words("What others may read of the police was written",
                              "Ysgrifennwyd yr hyn y caiff eraill ei ddarllen gan yr heddlu", False),
    "SUPPORT_OFFERED": Words("Support offered to this child", "Cynigiwyd cymorth i’r plentyn hwn"),
}  # fmt: skip
