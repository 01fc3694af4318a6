"""What somebody says of children, families, places and colleagues whom they know: at joining, and once a year from then on."""

from datetime import datetime, timedelta

from ymylon.terms.codes import InterestKind
from ymylon.terms.words import Words

SAID_ANEW = timedelta(days=365)
SAY_WHOM = Words("Say whom or what you know.", "Dywedwch pwy neu beth rydych chi’n ei adnabod.")
SAY_HOW = Words("Say how you know them.", "Dywedwch sut rydych chi’n eu hadnabod.")


def is_due(said_at: datetime | None, now: datetime) -> bool:
    """Whether somebody has yet to say whom they know, or that they know nobody; `said_at`: when they last said either."""
    return said_at is None or now - said_at >= SAID_ANEW


def fault(kind: InterestKind, named: str, words: str) -> tuple[str, Words] | None:
    """What is wanting in a declaration: the question's name and what to say. Nothing is asked of whoever knows nobody."""
    if kind is InterestKind.NONE:
        return None
    if not named.strip():
        return "named", SAY_WHOM
    return None if words.strip() else ("words", SAY_HOW)
