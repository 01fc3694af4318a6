"""Words: Welsh of risk, consent and rights that no translator has seen."""

from collections.abc import Iterator

from ymylon.terms.words import Words

from .finding import Finding, fine, note

_WELSH = Words("Welsh", "Cymraeg")


def awaiting_translator() -> list[str]:
    """Every text whose Welsh no translator has seen, with where it stands: labels first, then rules, then pages and forms."""
    from ymylon.config.rule_words import awaiting_in_rules
    from ymylon.design import catalogue
    from ymylon.terms.awaiting import awaiting_translator as labels

    words = [f"{one.where}: {one.words.en} = {one.words.cy}" for one in labels()]
    return words + [f"{one.where}: {one.en} = {one.cy}" for one in awaiting_in_rules()] + catalogue.awaiting()


def unsure_welsh() -> Iterator[Finding]:
    """How much Welsh still waits for a translator, and how to see its list."""
    waiting = awaiting_translator()
    if waiting:
        yield note(
            _WELSH,
            Words(
                f"{len(waiting)} texts about risk, consent or rights have not been seen by a translator",
                f"testunau am risg, cydsyniad neu hawliau na welodd cyfieithydd: {len(waiting)}",
                False,
            ),
            Words(
                "Have them read before live use: `ymylon doctor --welsh` lists them.",
                "Gofynnwch i rywun eu darllen cyn defnydd byw: mae `ymylon doctor --welsh` yn eu rhestru.",
                False,
            ),
        )
    else:
        seen = Words(
            "a translator has seen every text about risk, consent or rights",
            "mae cyfieithydd wedi gweld pob testun am risg, cydsyniad neu hawliau",
            False,
        )
        yield fine(_WELSH, seen)
