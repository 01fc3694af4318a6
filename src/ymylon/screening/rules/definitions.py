"""What each type means, from which day and by whom: dated, for what a type means changes, and a page shows what held."""

from datetime import date
from typing import NamedTuple

from ymylon.terms.words import Words

from .codes import ExploitationKind

_GUIDE = date(2021, 2, 1)  # the last update of the practice guides that we know of
_OURS = date(2026, 11, 26)


class Definition(NamedTuple):
    """What a type means from a day on; `source` is a key of the sources."""

    kind: ExploitationKind
    since: date
    source: str
    words: Words


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        ExploitationKind.CRIMINAL, _GUIDE, "wsp_cce",
        Words(
            "Abuse in which a child takes part in crime, moving drugs or money for instance, and a person, group or gang gains by"
            " it. There is enticement or force, and an exchange; it may look as if the child agreed.",
            "Cam-drin lle mae plentyn yn cymryd rhan mewn trosedd, er enghraifft symud cyffuriau neu arian, a pherson, grŵp neu"
            " gang yn elwa ohono. Mae denu neu orfodi, a chyfnewid; gall ymddangos fel pe bai’r plentyn wedi cytuno.", False,
        ),
    ),
    Definition(
        ExploitationKind.SEXUAL, _GUIDE, "wsp_cse",
        Words(
            "Sexual abuse of a child in exchange for something that is given or withheld, the making of images included. Somebody"
            " else may gain by it; the child may not recognise it.",
            "Cam-drin plentyn yn rhywiol yn gyfnewid am rywbeth a roddir neu a gedwir yn ôl, gan gynnwys creu delweddau. Gall"
            " rhywun arall elwa ohono; efallai na fydd y plentyn yn ei adnabod.", False,
        ),
    ),
    Definition(
        ExploitationKind.ONLINE, _OURS, "screening_from_memory",
        Words(
            "Exploitation of any type that is begun, carried on or threatened by telephone or internet.",
            "Camfanteisio o unrhyw fath a gychwynnir, a barheir neu y bygythir ei wneud dros y ffôn neu’r rhyngrwyd.", False,
        ),
    ),
    Definition(
        ExploitationKind.LABOUR, _OURS, "screening_from_memory",
        Words(
            "A child is made to work for somebody else’s gain, in a house, a business or on the land, or cannot leave the work.",
            "Gorfodir plentyn i weithio er budd rhywun arall, mewn tŷ, busnes neu ar y tir, neu ni all adael y gwaith.", False,
        ),
    ),
    Definition(
        ExploitationKind.FINANCIAL, _OURS, "screening_from_memory",
        Words(
            "A child’s money, account or name is used for somebody else’s gain, or a debt is used to control the child.",
            "Defnyddir arian, cyfrif neu enw plentyn er budd rhywun arall, neu defnyddir dyled i reoli’r plentyn.", False,
        ),
    ),
    Definition(
        ExploitationKind.SEVERAL, _OURS, "screening_from_memory",
        Words(
            "Types that are so bound up with one another that they are judged together.",
            "Mathau sydd mor glwm wrth ei gilydd fel y’u bernir gyda’i gilydd.", False,
        ),
    ),
)  # fmt: skip


def definition_on(kind: ExploitationKind, day: date) -> Definition:
    """What this type means on this day: the newest that holds by then, or the first there is before any did."""
    of_kind = [one for one in DEFINITIONS if one.kind is kind]
    return max((one for one in of_kind if one.since <= day), key=lambda one: one.since, default=of_kind[0])
