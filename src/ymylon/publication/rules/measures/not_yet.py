"""What is wanted, and what the proposed standard doesn't hold yet: the reason stands where the figures would."""

from ymylon.publication.rules.measures.measure import NotYet
from ymylon.terms.words import Words


def _not_yet(name: str, title: tuple[str, str], reason: tuple[str, str]) -> NotYet:
    return NotYet(name, Words(*title), Words(*reason, False))


NOT_YET: tuple[NotYet, ...] = (
    _not_yet(
        "REVISIONS", ("Late revisions", "Diwygiadau hwyr"),
        ("A revision is the difference of two editions of a release, which says it itself; a return has no editions yet.",
         "Gwahaniaeth rhwng dau argraffiad o ddatganiad yw diwygiad, a’r datganiad ei hun sy’n ei ddweud; nid oes argraffiadau o"
         " ffurflen eto."),
    ),
    _not_yet(
        "RATES-BY-AGE", ("Rates by single year of age, by ethnic group and by disability",
                         "Cyfraddau yn ôl blwyddyn unigol o oed, grŵp ethnig ac anabledd"),
        ("No population by single year of age, ethnic group or disability is held for an area: T02 and T03 give counts.",
         "Ni ddelir poblogaeth ardal yn ôl blwyddyn unigol o oed, grŵp ethnig nac anabledd: mae T02 a T03 yn rhoi cyfrifon."),
    ),
)  # fmt: skip
