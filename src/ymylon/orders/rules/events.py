"""What the chronology calls each thing that happens in this room, for whoever holds the lane."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "ORDER_ASKED": Words("A warning notice or order was asked for", "Gofynnwyd am hysbysiad rhybudd neu orchymyn", False),
    "ORDER_STEP": Words("Something was recorded about a warning notice or order",
                        "Cofnodwyd rhywbeth am hysbysiad rhybudd neu orchymyn", False),
    "ORDER_SERVED": Words("A warning notice or order was served", "Cyflwynwyd hysbysiad rhybudd neu orchymyn", False),
    "ORDER_BREACHED": Words("A warning notice or order was breached", "Torrwyd hysbysiad rhybudd neu orchymyn", False),
    "ORDER_ENDED": Words("A warning notice or order has ended", "Daeth hysbysiad rhybudd neu orchymyn i ben", False),
    "ORDER_COPIED": Words("Somebody was given a copy of a warning notice or order",
                          "Cafodd rhywun gopi o hysbysiad rhybudd neu orchymyn", False),
    "ORDER_LOOKED": Words("A warning notice or order was looked at again",
                          "Edrychwyd eto ar hysbysiad rhybudd neu orchymyn", False),
    "ORDER_APPEARED": Words("Somebody who is under notice has appeared beside this child",
                            "Mae rhywun sydd o dan rybudd wedi ymddangos wrth ymyl y plentyn hwn", False),
    "ORDER_NUMBER_APPEARED": Words("A number that an order cuts off has appeared beside this child",
                                   "Mae rhif y mae gorchymyn yn ei ddatgysylltu wedi ymddangos wrth ymyl y plentyn hwn", False),
    "ORDER_PLACE_APPEARED": Words("This child was linked to a place that a notice or an order binds",
                                  "Cysylltwyd y plentyn hwn â lle y mae hysbysiad neu orchymyn yn ei rwymo", False),
    "ORDER_ANSWERED": Words("Something was done about whom or what a notice or an order binds",
                            "Gwnaed rhywbeth ynghylch pwy neu beth y mae hysbysiad neu orchymyn yn ei rwymo", False),
}  # fmt: skip
