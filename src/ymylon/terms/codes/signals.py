"""What the register of high-risk missing children says in codes: how a child came onto it, and why an entry was ended."""

from .base import Code


class EntryWay(Code):
    """How a child came onto the register: always by a person, who may have been asked by a published rule."""

    PROPOSED = "PROPOSED", "A published rule asked, and a manager decided", "Gofynnodd rheol gyhoeddedig, a phenderfynodd rheolwr"
    DECIDED = "DECIDED", "A manager decided", "Penderfynodd rheolwr"


class EntryEnd(Code):
    """Why a person ended an entry. Nothing ends one by itself."""

    CALMER = "CALMER", "The risk has fallen", "Mae’r risg wedi gostwng"
    MOVED = "MOVED", "Moved, and the new area has taken over", "Wedi symud, ac mae’r ardal newydd wedi cymryd drosodd", False
    ADULT = (
        "ADULT",
        "Turned 18, and a named person in adult services has taken over",
        "Wedi troi’n 18, ac mae person a enwir yn y gwasanaethau oedolion wedi cymryd drosodd",
        False,
    )
    DIED = "DIED", "The child has died", "Mae’r plentyn wedi marw"
    IN_ERROR = "IN_ERROR", "Entered in error", "Cofnodwyd drwy gamgymeriad"
    OTHER = "OTHER", "Something else", "Rhywbeth arall"
