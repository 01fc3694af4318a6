"""What keeps something from being recorded, said beside the question that it belongs to."""

from ymylon.terms import faults
from ymylon.terms.words import Words


class Fault(faults.Fault):
    """Something that can't be recorded as it was given: why, in both languages, and the name of the question."""


class Overtaken(faults.Overtaken):
    """Somebody else saved the same record since the page was opened; nothing was written. `theirs` is how it stands now."""


FUTURE = Words("This day is still to come.", "Mae’r diwrnod hwn eto i ddod.")
END_FIRST = Words("The last day is before the first.", "Mae’r diwrnod olaf cyn y cyntaf.")
OVERLAPS = Words(
    "Another entry covers some of these days. Correct that one, or choose other days.",
    "Mae cofnod arall yn cynnwys rhai o’r dyddiau hyn. Cywirwch hwnnw, neu dewiswch ddyddiau eraill.",
)
STARTS_EARLIER = Words(
    "What runs now began on this day or later. Correct it instead.",
    "Dechreuodd yr hyn sy’n rhedeg nawr ar y diwrnod hwn neu’n hwyrach. Cywirwch hwnnw yn lle hynny.",
)
SAY_TOLD = Words(
    "Say whom you told, or “nobody yet”.",
    "Dywedwch wrth bwy y dywedoch chi, neu “neb eto”.",
)
SAY_OFFERED = Words("Say what is offered instead.", "Dywedwch beth a gynigir yn lle hynny.")
NOT_WAITING_LONGER = Words(
    "The child waits for this already. Correct that entry instead.",
    "Mae’r plentyn eisoes yn aros am hyn. Cywirwch y cofnod hwnnw yn lle hynny.",
)
RECORDED_ALREADY = Words(
    "This step is recorded with that day already. Correct that entry instead.",
    "Mae’r cam hwn eisoes wedi’i gofnodi gyda’r diwrnod hwnnw. Cywirwch y cofnod hwnnw yn lle hynny.",
)
SAY_DAY = Words("Say on which day it was done.", "Dywedwch ar ba ddiwrnod y gwnaed hyn.")
REVIEW_PAST = Words("The review can’t be in the past.", "Ni all yr adolygiad fod yn y gorffennol.")
NO_SUCH_CHILD = Words(
    "No child whom you may see has this address.", "Nid oes gan unrhyw blentyn y cewch ei weld y cyfeiriad hwn.", False
)
