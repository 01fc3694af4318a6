"""The scenario of Bridgend: what a county told a parliament, as records [bridgend_evidence].

All children, places and people are invented; the numbers are the county’s. The moment of loading stands for the February of
its evidence: the first of eight panels was held in the June before. Every row is written by an act of one of the cast.
"""

from ymylon.config.demo.trained import TRAINED, train_bridgend
from ymylon.terms.words import Words

from .children import tell_children
from .notices import keep_notices
from .panels import hold_panels
from .people import open_bridgend
from .places import map_places
from .risk import hold_risk_meetings
from .soft import hear_softly

STEPS = (
    (Words("young people of Bridgend", "pobl ifanc Pen-y-bont ar Ogwr"), tell_children),
    (Words("eight panels", "wyth panel"), hold_panels),
    (Words("risk management meetings", "cyfarfodydd rheoli risg"), hold_risk_meetings),
    (Words("soft intelligence", "cudd-wybodaeth feddal"), hear_softly),
    (Words("warning notices", "hysbysiadau rhybudd"), keep_notices),
    (Words("a place, shared with a school", "lle, a rennir ag ysgol"), map_places),
    (TRAINED, train_bridgend),
)

__all__ = ["STEPS", "open_bridgend"]
