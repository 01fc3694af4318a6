"""Words: Welsh of risk, consent and rights that no translator has seen."""

from collections.abc import Iterator

from .finding import Finding, fine, note


def unsure_welsh() -> Iterator[Finding]:
    """How much Welsh still waits for a translator, and where its list is."""
    from ymylon.design import catalogue

    waiting = catalogue.awaiting()
    if waiting:
        yield note(
            "Welsh",
            f"{len(waiting)} texts of pages and forms have not been seen by a translator",
            "Have them read before live use: in the catalogue they are marked “awaiting translator”.",
        )
    else:
        yield fine("Welsh", "a translator has seen every text of pages and forms")
