"""Names and ages, as plain values."""

from datetime import date

from ymylon.terms.folding import folded


def keys_of(given: str, family: str, born_on: date | None) -> list[str]:
    """Every key under which a name is found."""
    words = {folded(word) for word in f"{given} {family}".replace("-", " ").split()}
    born = {f"born:{born_on:%Y%m%d}"} if born_on else set()
    return sorted(word for word in words if word) + sorted(born)


def order_of(given: str, family: str) -> str:
    """A key that puts names in order: family name first."""
    return f"{folded(family)} {folded(given)}"


def age_on(born_on: date | None, day: date) -> int | None:
    """Whole years lived on `day`; None where the birth date is not known. Somebody born on 29 February is older from 1 March."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def short_name(given: str, family: str) -> str:
    """Given name and initials of the family name, for a wall that others pass: "Cai M.-R."."""
    initials = "-".join(f"{part[0]}." for part in family.replace(" ", "-").split("-") if part)
    return f"{given} {initials}".strip() if given else initials


def initials(given: str, family: str) -> str:
    """Initials alone, for a screen that strangers may pass."""
    return "".join(f"{part[0]}." for part in f"{given} {family}".replace("-", " ").split() if part)
