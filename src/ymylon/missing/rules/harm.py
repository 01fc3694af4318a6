"""Harm found: when a referral is owed, and that "not asked" isn't "none"."""

from collections.abc import Collection

from ymylon.terms.codes import Harm
from ymylon.terms.words import Words


def referral_is_owed(harm: Collection[Harm]) -> bool:
    """True if any harm is known: then a referral is made, or a named person says why not."""
    return any(Harm[one].is_harm for one in harm)


def harm_fault(harm: Collection[Harm]) -> Words | None:
    """Why these answers can't stand together; None if they can. No answer at all means that nobody has asked."""
    silent = [one for one in harm if not Harm[one].is_harm]
    if len(silent) > 1 or (silent and len(silent) < len(harm)):
        return Words(
            "“Not asked”, “none known” and “did not say” each stand alone. Choose one of them, or the harm that is known.",
            "Mae “heb ofyn”, “dim yn hysbys” a “ni ddywedodd” yn sefyll ar wahân. Dewiswch un, neu’r niwed sy’n hysbys.",
            False,
        )
    return None


def no_referral_fault(reason: str) -> Words | None:
    """Why no referral can't be left at these words; None if it can."""
    if reason.strip():
        return None
    return Words("Say why no referral is made.", "Dywedwch pam na wneir atgyfeiriad.")
