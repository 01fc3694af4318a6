"""Somebody turns 16, 17½ and 18: the clock says what is owed, people plan and agree, and what nobody agreed stays shown."""

import pytest
from django.utils import timezone

from tests.journeys.browser import Person
from tests.journeys.steps import child_of, report_new_child
from tests.journeys.test_circumstances import choose, follow, lives_at
from tests.journeys.test_kept_plans import keep
from tests.journeys.test_orders import day
from ymylon.circumstances.rules.waits import months_later

SAID = "Dw i isio aros gyda Taid."
_ENDS = (
    "select extract(year from due_at at time zone 'Europe/London') from duties_duty"
    " where kind = 'SUPPORT_AFTER_18_ENDS' and state = 'OPEN'"
)
_OWED = "select exists (select from duties_duty where kind = %s and state = 'OPEN')"


def born_so_long_ago(months: int) -> str:
    """The birthday of somebody who is so many months old today."""
    return months_later(timezone.localdate(), -months).strftime("%d/%m/%Y")


def finds_under_today(someone: Person, words: str, address: str) -> None:
    """Read on Today what is owed, and follow it to the page where it is met."""
    someone.go("/")
    someone.reads(words)
    follow(someone, address)


@pytest.mark.reaches(
    "circumstances:growing", "circumstances:settle", "safety:transition", "safety:transition_write", "safety:sign",
    "safety:consent",
)  # fmt: skip
def test_a_sixteenth_birthday_is_planned_for_and_what_nobody_agreed_stays_shown(service, person, looks):
    # Given somebody who is 16 today, and whose social worker is Mared
    elin, gethin, mared = person("elin"), person("gethin"), person("mared", language="en")
    child = child_of(elin, report_new_child(elin, born=born_so_long_ago(192)))
    life, plan = lives_at(child), f"{child.replace('/children/', '/safety/')}/transition"
    gethin.go(f"{life}/beside/new")
    gethin.answer(kind="SOCIAL_WORKER")
    choose(gethin, "who", "Mared Ellis")
    gethin.submit()
    # When the clock has seen the birthday, Mared finds under Today what is owed, and settles it with him
    service.wait_for(_OWED, "TRANSITION_SIXTEEN")
    finds_under_today(mared, "16", "/circumstances/growing/")
    looks.at("mared", mared.page.url.removeprefix(mared.address))
    mared.answer(goes_on="Mared stays until 21.", wishes="I want to stay in Wales.")
    mared.submit()
    mared.reads("Mared stays until 21.")
    looks.at("mared", f"{life}/growing")
    # And makes the plan for growing up with him; it says first that there is none
    mared.go(plan)
    mared.reads("None is written yet")
    looks.at("mared", plan)
    looks.at("mared", f"{plan}/write", home="With Taid.")
    keep(mared, plan, home="With Taid.", childs_words=SAID, words_language="WELSH")
    # Then it says that nobody has signed it
    mared.reads(SAID)
    mared.reads("Not signed off yet")
    mared.reads("Nobody has signed it off or looked at it yet.")
    looks.at("mared", plan)
    # When he is 17½ and still nobody has signed it, that is owed, and stands on the plan and on Today
    service.let_be_aged(210)
    service.wait_for(_OWED, "TRANSITION_NOT_AGREED")
    mared.go(plan)
    mared.reads("Nothing is agreed for growing up, at 17½")
    looks.at("mared", plan)
    finds_under_today(mared, "Nothing is agreed for growing up, at 17½", "/transition")
    # And writing it anew does not agree it: a manager does
    keep(mared, plan, home="With Taid, until 21.", payments="A grant, on Thursdays.")
    mared.reads("Nothing is agreed for growing up, at 17½")
    gethin.go(plan)
    follow(gethin, "/sign")
    gethin.submit()
    gethin.reads("Signed off by a manager")
    gethin.reads_nothing_of("Nothing is agreed for growing up")
    # When he is 18, nothing has ended, and he says what he agrees to
    service.let_be_aged(216)
    service.wait_for(_OWED, "TRANSITION_EIGHTEEN")
    mared.go(plan)
    follow(mared, "/consent")
    consent = mared.page.url.removeprefix(mared.address)
    looks.at("mared", consent, choice="CONSENTED", on=day(0))
    mared.answer(choice="CONSENTED", on=day(0))
    mared.submit()
    mared.reads("Say until which age it was agreed.")
    mared.answer(until="TWENTY_ONE")
    mared.submit()
    mared.reads("Until 21")
    looks.at("mared", plan)
    # Then what follows is owed by his 21st birthday; agreed to 25, by that one
    this = timezone.localdate().year
    assert service.ask(_ENDS) == [(this + 3,)]
    mared.go(consent)
    mared.answer(choice="CONSENTED", until="TWENTY_FIVE", on=day(0))
    mared.submit()
    mared.reads("Until 25")
    assert service.ask(_ENDS) == [(this + 7,)]
    # And taken back, nothing is owed of it, and both stand there
    mared.go(consent)
    mared.answer(choice="WITHDREW", on=day(0))
    mared.submit()
    mared.reads("The young person takes the agreement back")
    mared.reads("Until 25")
    assert service.ask(_ENDS) == []
    looks.at("mared", plan)
    looks.assert_clear()
