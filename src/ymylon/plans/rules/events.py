"""What the chronology calls each thing that happens in this room."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "PLAN_MADE": Words("Plan for a night away written", "Ysgrifennwyd cynllun ar gyfer noson i ffwrdd", False),
    "PLAN_AGREED": Words("Plan for a night away agreed", "Cytunwyd ar gynllun ar gyfer noson i ffwrdd", False),
    "PLAN_STILL_RIGHT": Words(
        "Plan for a night away looked at again: still right",
        "Edrychwyd eto ar y cynllun ar gyfer noson i ffwrdd: yn dal yn gywir",
        False,
    ),
    "PLAN_RELEASED": Words(
        "Plan for a night away released to the police", "Rhyddhawyd y cynllun ar gyfer noson i ffwrdd i’r heddlu", False
    ),
    "PLAN_WITHDRAWN": Words(
        "Plan for a night away no longer open to the police",
        "Nid yw’r cynllun ar gyfer noson i ffwrdd ar agor i’r heddlu mwyach",
        False,
    ),
}
