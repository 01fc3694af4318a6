"""The scenario of Bridgend: what a county told a parliament, as records [bridgend_evidence].

All children, places and people are invented; the numbers are the county’s. The moment of loading stands for the February of
its evidence: the first of eight panels was held in the June before. Every row is written by an act of one of the cast.
"""

from ymylon.config.demo.trained import train_bridgend

from .children import tell_children
from .notices import keep_notices
from .panels import hold_panels
from .people import open_bridgend
from .risk import hold_risk_meetings

STEPS = (
    ("young people of Bridgend", tell_children),
    ("eight panels", hold_panels),
    ("risk management meetings", hold_risk_meetings),
    ("warning notices", keep_notices),
    ("who was trained", train_bridgend),
)

__all__ = ["STEPS", "open_bridgend"]
