"""What is owed of notices and orders: by the police, who serve them."""

from collections.abc import Mapping

from ymylon.duties.rules.kinds import DutyKind
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.words import Words

from .codes import Subject

SERVE, RENEW, AFTER, APPEARED = "ORDER_SERVE", "ORDER_RENEW", "ORDER_AFTER", "ORDER_APPEARED"
NUMBER_APPEARED, PLACE_APPEARED = "ORDER_NUMBER_APPEARED", "ORDER_PLACE_APPEARED"
# What is owed, and what the chronology says, by what the order binds: a number or a place is nobody who is under notice.
APPEARED_OF: Mapping[Subject, str] = {
    Subject.PERSON: APPEARED, Subject.ANYBODY: APPEARED, Subject.PHONE: NUMBER_APPEARED, Subject.PLACE: PLACE_APPEARED,
}  # fmt: skip
SERVE_KEY, RENEW_KEY, AFTER_KEY, APPEARED_KEY = "order.serve", "order.renew", "order.ended", "order.appeared"
LOOK, LOOK_KEY = "ORDER_LOOK", "order.look"
CARERS_KEY = "order.tell_carers"
KIND_KEYS = "order.kind."

_P = TeamFunction.POLICE_MISSING
_DONE = Words("what was done about it", "yr hyn a wnaed yn ei gylch")
DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        SERVE, Words("A warning notice or order is asked for: serve it", "Gofynnir am hysbysiad rhybudd neu orchymyn: cyflwyno",
                     False),
        Lane.PERSONS, _P, SERVE_KEY, "orders:order",
        Words("serving it, or withdrawing it with a reason", "ei gyflwyno, neu ei dynnu’n ôl gyda rheswm"),
    ),
    DutyKind(
        RENEW, Words("A warning notice or order ends soon: renew it or let it end",
                     "Daw hysbysiad rhybudd neu orchymyn i ben yn fuan: ei adnewyddu neu adael iddo ddod i ben", False),
        Lane.PERSONS, _P, RENEW_KEY, "orders:renew",
        Words("asking for the next one, or a reason to let it end", "gofyn am yr un nesaf, neu reswm dros adael iddo ddod i ben"),
    ),
    DutyKind(
        LOOK, Words("A warning notice or order is still in force: look at it again",
                    "Mae hysbysiad rhybudd neu orchymyn mewn grym o hyd: edrych arno eto", False),
        Lane.PERSONS, _P, LOOK_KEY, "orders:look",
        Words("whether it is kept to, and still what the child needs", "a gedwir ato, ac ai dyna sydd ei angen ar y plentyn"
              " o hyd", False),
    ),
    DutyKind(
        AFTER, Words("A warning notice or order has ended: tell those who relied on it",
                     "Daeth hysbysiad rhybudd neu orchymyn i ben: dweud wrth y rhai a ddibynnai arno", False),
        Lane.PERSONS, _P, AFTER_KEY, "orders:after",
        Words("who was told, and what protects the child now", "pwy a gafodd wybod, a beth sy’n gwarchod y plentyn nawr"),
    ),
    DutyKind(
        APPEARED, Words("Somebody who is under notice has appeared beside this child",
                        "Mae rhywun sydd o dan rybudd wedi ymddangos wrth ymyl y plentyn hwn", False),
        Lane.PERSONS, _P, APPEARED_KEY, "orders:appeared",
        _DONE,
    ),
    DutyKind(
        NUMBER_APPEARED, Words("A number that an order cuts off has appeared beside this child",
                               "Mae rhif y mae gorchymyn yn ei ddatgysylltu wedi ymddangos wrth ymyl y plentyn hwn", False),
        Lane.PERSONS, _P, APPEARED_KEY, "orders:appeared", _DONE,
    ),
    DutyKind(
        PLACE_APPEARED, Words("This child was linked to a place that a notice or an order binds",
                              "Cysylltwyd y plentyn hwn â lle y mae hysbysiad neu orchymyn yn ei rwymo", False),
        Lane.PERSONS, _P, APPEARED_KEY, "orders:appeared", _DONE,
    ),
)  # fmt: skip
