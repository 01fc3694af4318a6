"""Draws the children: who they are, where they live and since when they are known. The same seed draws the same Wales."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from ymylon.terms.geography import AUTHORITIES

from .directory import HOMES
from .setting import Where
from .size import CHILDREN_OF, KINDS, Size
from .words import BOYS, FAMILIES, GIRLS

SIBLINGS = 0.22
_NHS = 999_000_100  # invented numbers begin with 999; the first hundred are the small demonstration's
_DAY = timedelta(days=1)


@dataclass(slots=True)
class ChildFacts:
    """What there is to know of one child before anything happens."""

    number: int
    kind: str
    where: Where
    given: str
    family: str
    born_on: date
    sex: str
    language: str
    opened: datetime
    care_from: date
    nhs: str
    telephone: str


def draw_children(size: Size, now: datetime, random: Random) -> list[ChildFacts]:
    """All of them, in the order in which they are numbered."""
    wheres = _Places(random)
    numbers = _nhs_numbers()
    children: list[ChildFacts] = []
    kinds = random.choices(list(KINDS), [kind.share for kind in KINDS.values()], k=size.children)
    for number, kind in enumerate(kinds):
        sibling = children[-1] if children and random.random() < SIBLINGS and children[-1].kind == kind else None
        children.append(_child(number, kind, sibling, size, now, random, wheres, next(numbers)))
    return children


def _child(number: int, kind: str, sibling, size: Size, now: datetime, random: Random, wheres: "_Places", nhs: str) -> ChildFacts:
    where = sibling.where if sibling else wheres.draw(kind)
    # Known for some time of the ten years; most at an age at which children go missing, others since they were small.
    known_at = now - timedelta(days=30) - random.random() * timedelta(days=365 * size.years - 60)
    oldest = 17.2 if kind != "SUPPORTED" else 17.6
    age = random.triangular(16.0 if kind == "SUPPORTED" else 4.0, oldest, 16.4 if kind == "SUPPORTED" else 13.5)
    born_on = (known_at - timedelta(days=365.25 * age)).date()
    opened = known_at.replace(microsecond=random.randrange(1, 1_000_000))
    sex = "FEMALE" if random.random() < 0.53 else "MALE"
    return ChildFacts(
        number=number,
        kind=kind,
        where=where,
        given=random.choice(GIRLS if sex == "FEMALE" else BOYS),
        family=sibling.family if sibling else random.choice(FAMILIES),
        born_on=born_on,
        sex=sex,
        language="WELSH" if random.random() < 0.2 else "ENGLISH",
        opened=opened,
        care_from=(opened - timedelta(days=random.randrange(1, 500))).date(),
        nhs=nhs,
        telephone=f"07700 {900_000 + random.randrange(1000)}",
    )


class _Places:
    """Where children live: councils in proportion to their children, and for each a few others to which it sends them."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._codes, self._weights = list(CHILDREN_OF), list(CHILDREN_OF.values())
        self._near = {code: self._others(code, same_force=True) for code in self._codes}
        self._far = {code: self._others(code, same_force=False) for code in self._codes}

    def _others(self, code: str, *, same_force: bool) -> list[str]:
        force = AUTHORITIES[code].force
        fitting = [one for one in self._codes if one != code and (AUTHORITIES[one].force == force) is same_force]
        return self._random.sample(fitting, min(3, len(fitting)))

    def draw(self, kind: str) -> Where:
        """A place for a child of this kind."""
        (responsible,) = self._random.choices(self._codes, self._weights)
        away = KINDS[kind].away
        host = responsible if not away else self._random.choice((self._near if away == "SAME" else self._far)[responsible])
        home = f"home:{host}:{self._random.randrange(HOMES)}" if KINDS[kind].placement == "CHILDRENS_HOME" else ""
        return Where(responsible, host, home)


def _nhs_numbers() -> Iterator[str]:
    nine = _NHS
    while True:
        nine += 1
        total = sum(int(digit) * (10 - place) for place, digit in enumerate(str(nine)))
        check = (11 - total % 11) % 11
        if check < 10:
            yield f"{nine}{check}"


def midnight(day: date) -> datetime:
    """The beginning of a day, for reckoning."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
