"""How large a demonstration is, and in which proportions Wales is invented. Figures by source: docs/decisions/0050."""

from dataclasses import dataclass, replace

NATIONAL, LARGE = "national", "large"


@dataclass(frozen=True, slots=True)
class Size:
    """So many children whom somebody knows, so many episodes that have ended, and as many still open tonight."""

    name: str
    children: int
    episodes: int
    years: int = 10
    tonight: int = 120


def size_of(name: str, episodes: int | None = None) -> Size:
    """A size by its name; `episodes` asks for another number of them, with children in proportion."""
    wanted = episodes or {NATIONAL: 110_000, LARGE: 630_000}[name]
    return Size(name, wanted * 45 // 110, wanted)


# Children under 18 in each authority, mid-2020 (ONS): for proportions in a demonstration only.
CHILDREN_OF = {
    "W06000001": 13_339, "W06000002": 23_214, "W06000003": 21_184, "W06000004": 19_499, "W06000005": 32_199,
    "W06000006": 28_913, "W06000023": 23_844, "W06000008": 12_234, "W06000009": 24_007, "W06000010": 37_263,
    "W06000011": 46_840, "W06000012": 28_090, "W06000013": 29_335, "W06000014": 27_892, "W06000015": 75_372,
    "W06000016": 50_098, "W06000024": 12_880, "W06000018": 37_670, "W06000019": 13_619, "W06000020": 19_463,
    "W06000021": 17_321, "W06000022": 35_596,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of life: where the child lives and through whom a report comes; `share` of all children who are known.

    `episodes` weighs how often such a child goes missing, `silent` is the share that never does. `delay` is the median in
    hours from when last seen until the report. `away`: "" placed at home's own council, SAME or OTHER force's area. `stories`
    are the ways in which its episodes go: each is played once, so the rarer kinds have the three that differ most.
    """

    share: float
    silent: float
    episodes: float
    delay: float
    away: str = ""
    in_care: bool = True
    placement: str = ""
    living_at: str = ""
    reporter: str = ""
    stories: tuple[str, ...] = ("QUIET", "FRIENDS", "ADULTS")


_ALL = ("QUIET", "FRIENDS", "KNOWN_PLACE", "NOTHING", "SUBSTANCE", "ADULTS", "STATION", "LEFT_OPEN")

_HOME = Kind(0.040, 0.25, 6.0, 0.8, "", True, "CHILDRENS_HOME", "CHILDRENS_HOME", "HOME_STAFF_PERMANENT")
_FOSTER = Kind(0.180, 0.80, 2.6, 2.0, "", True, "FOSTER", "FOSTER", "FOSTER_CARER")
_SUPPORTED = Kind(0.060, 0.55, 3.6, 4.0, "", True, "SUPPORTED_ACCOMMODATION", "SUPPORTED", "SOCIAL_WORKER")
KINDS: dict[str, Kind] = {
    "HOME": replace(_HOME, stories=_ALL),
    "HOME_AWAY": replace(_HOME, share=0.016, silent=0.20, episodes=7.0, away="SAME"),
    "HOME_FAR": replace(_HOME, share=0.014, silent=0.15, episodes=8.0, away="OTHER"),
    "FOSTER": replace(_FOSTER, stories=_ALL),
    "FOSTER_AWAY": replace(_FOSTER, share=0.040, silent=0.75, episodes=3.0, away="SAME"),
    "FOSTER_FAR": replace(_FOSTER, share=0.025, silent=0.75, episodes=3.0, away="OTHER"),
    "SUPPORTED": _SUPPORTED,
    "FAMILY": Kind(0.565, 0.30, 1.6, 5.0, in_care=False, living_at="FAMILY", reporter="PARENT", stories=_ALL),
    "KINSHIP": Kind(0.060, 0.45, 2.2, 3.0, in_care=False, living_at="KINSHIP", reporter="KINSHIP_CARER"),
}


@dataclass(frozen=True, slots=True)
class Story:
    """How one kind of episode goes, from its grade to how it is closed; `weight` against the others."""

    weight: float
    grade: str
    grade_words: str
    found: str
    harm: str
    check_words: str
    answer: str
    answer_words: str = ""
    regrade: str = ""
    refers: bool = False
    says_why_not: bool = False
    watched: bool = False
    overridden: bool = False
    # Of a return interview after it: what pushed and drew the child, what the interviewer thinks, and who holds it.
    factors: tuple[str, ...] = ("NOT_SAID",)
    analysis: str = ""
    in_house: bool = False


STORIES: dict[str, Story] = {
    "QUIET": Story(24, "LOW", "Out late before, came back each time.", "RETURNED", "NONE_KNOWN",
                   "Seen alone. Was walking about and did not want to go in.", "ACCEPTED",
                   factors=("FEELING_LOW", "FAMILY_CONFLICT"),
                   analysis="Low rather than afraid. Nothing points to an adult of concern."),
    "FRIENDS": Story(26, "MEDIUM", "Telephone off since the afternoon; not like this child.", "WITH_FRIENDS", "NOT_SAID",
                     "Seen alone. Would not say where the night was spent.", "REFUSED", "Not now. I am all right."),
    "KNOWN_PLACE": Story(18, "MEDIUM", "Has been to the same address before.", "AT_KNOWN_ADDRESS", "NONE_KNOWN",
                         "Seen alone at the address, well and fed.", "ACCEPTED",
                         factors=("FRIENDS", "FAMILY"), analysis="Goes where somebody is glad to see them.", in_house=True),
    "NOTHING": Story(8, "NO_APPARENT_RISK", "Rang home and said where they were.", "RETURNED", "NONE_KNOWN",
                     "Seen at the door with a carer. Nothing else to tell.", ""),
    "SUBSTANCE": Story(6, "HIGH", "Unwell when last seen, and alone.", "PUBLIC_PLACE", "SUBSTANCE",
                       "Seen alone. Had taken something and was sick.", "ACCEPTED", refers=True, watched=True,
                       factors=("PARTY", "FRIENDS"), analysis="Drank with others of the same age, and knows now how it went."),
    "ADULTS": Story(5, "MEDIUM", "Messages from an adult whom nobody at home knows.", "WITH_ADULT_OF_CONCERN",
                    "CRIMINAL_EXPLOITATION", "Seen alone. Carried something for a man and owes him money.", "ACCEPTED",
                    regrade="HIGH", refers=True, watched=True, factors=("ADULT", "THREAT", "MONEY"),
                    analysis="Somebody older has a hold over this child. What was said of him is with the council."),
    "STATION": Story(7, "MEDIUM", "Said they would take a train.", "TRANSPORT_HUB", "ROBBED_OR_THREATENED",
                     "Seen alone. Older boys took the telephone on the platform.", "ACCEPTED", says_why_not=True,
                     factors=("SCHOOL", "BULLIED"), analysis="Afraid of the older boys on the platform, and avoids the train."),
    "LEFT_OPEN": Story(6, "LOW", "Often out with an older cousin.", "WITH_FAMILY", "NOT_SAID",
                       "Seen with family. Did not want to talk.", "NOT_ANSWERED_YET", overridden=True),
}  # fmt: skip
