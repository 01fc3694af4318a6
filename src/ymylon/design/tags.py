"""Tags that several rooms show and that must look the same everywhere."""

from django.utils.translation import gettext as _

from ymylon.design.entries import Tag
from ymylon.design.moments import language
from ymylon.terms.codes import PoliceGrade

_LOOKS = {PoliceGrade.HIGH: ("high", "high"), PoliceGrade.MEDIUM: ("medium", "medium"), PoliceGrade.LOW: ("plain", "low")}


def grade_tag(grade: PoliceGrade | None) -> Tag:
    """The police grade by shape, colour and word; an outline while there is none."""
    if grade is None:
        return Tag(_("Not graded yet"), "open", "waiting")
    tone, mark = _LOOKS.get(grade, ("plain", ""))
    return Tag(grade.label(language()), tone, mark)


def protected_tag(words: str) -> Tag:
    return Tag(words, "kept", "protected")
