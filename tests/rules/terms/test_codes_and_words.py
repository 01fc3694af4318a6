"""Codes read as themselves, and each has its words in both languages."""

import re

import pytest

from ymylon.terms import codes
from ymylon.terms.awaiting import awaiting_translator
from ymylon.terms.codes import CODE_LISTS, AgencyKind, EndKind, Harm, Lane, PoliceGrade, Role, TeamFunction
from ymylon.terms.words import Words

EVERY_CODE = [code for code_list in CODE_LISTS for code in code_list]


@pytest.mark.parametrize(
    ("language", "said"),
    [("cy", "Uchel"), ("cy-gb", "Uchel"), ("cy_GB", "Uchel"), ("en", "High"), ("en-gb", "High"), ("", "High")],
)
def test_words_follow_the_reader(language, said):
    assert Words("High", "Uchel").in_language(language) == said
    assert PoliceGrade.HIGH.label(language) == said


@pytest.mark.parametrize("code_list", CODE_LISTS, ids=lambda one: one.__name__)
def test_a_list_is_whole(code_list):
    labels = [code.words for code in code_list]
    assert all(code.value == code.name for code in code_list)
    assert all(words.en and words.cy and words.en == words.en.strip() and words.cy == words.cy.strip() for words in labels)
    assert len({words.en for words in labels}) == len(labels)
    assert len({words.cy for words in labels}) == len(labels)
    assert code_list.choices() == [(code.value, code.value) for code in code_list]
    assert getattr(codes, code_list.__name__) is code_list
    assert code_list.__doc__


def test_a_code_is_found_by_its_value():
    assert Role("FOSTER_CARER") is Role.FOSTER_CARER
    assert Role.FOSTER_CARER == "FOSTER_CARER"
    with pytest.raises(ValueError, match="LANDLORD"):
        Role("LANDLORD")


@pytest.mark.parametrize(("code_list", "size"), [(Role, 21), (AgencyKind, 17), (TeamFunction, 18), (Lane, 28), (EndKind, 6)])
def test_lists_that_are_promised_have_their_length(code_list, size):
    assert len(code_list) == size


LANES = """
    IDENTITY EPISODE POLICE_GRADE CONCERN FOUND OFFENDING INTERVIEW_WORDS INTERVIEW_SUMMARY INTERVIEW_ACTIONS HEALTH
    SEXUAL_HEALTH EDUCATION CARE IMMIGRATION INTELLIGENCE PERSONS DISRUPTION SAFETY PROTECTED WORKER_SAFETY AUDIT
    PREPARED WORRY CONTEXT SUBMITTED SOURCE RELEASED MEETING
"""


@pytest.mark.parametrize(("number", "lane"), list(enumerate(LANES.split(), start=1)))
def test_a_lane_keeps_its_number(number, lane):
    assert Lane(lane).number == number
    assert Lane.numbered(number) is Lane(lane)


@pytest.mark.parametrize("number", [0, -1, 29])
def test_there_is_no_other_lane(number):
    with pytest.raises(ValueError, match="no lane"):
        Lane.numbered(number)


@pytest.mark.parametrize("harm", list(Harm))
def test_not_asked_is_not_none(harm):
    assert harm.is_harm == (harm not in {Harm.NOT_ASKED, Harm.NONE_KNOWN, Harm.NOT_SAID})


BLAMING = re.compile(r"abscond|put themselves|lifestyle|promiscu|prostitut|runaway|manipulat|non-compliant|difficult", re.I)


def test_no_word_blames_a_child():
    assert not [code for code in EVERY_CODE if BLAMING.search(code.words.en)]


def test_risk_waits_for_its_translator():
    waiting = {one.where for one in awaiting_translator()}
    assert {f"PoliceGrade.{grade}" for grade in ("LOW", "MEDIUM", "HIGH", "NO_APPARENT_RISK")} <= waiting
    assert not any(one.words.sure for one in awaiting_translator())
    assert len({one.words for one in awaiting_translator()}) == len(awaiting_translator())
