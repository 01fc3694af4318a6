"""A warning notice or an order: on which day it is possible, until when, and what ends it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ymylon.associates.rules import Kind as AssociateKind
from ymylon.circumstances.rules.spells import CareSpell, spell_at
from ymylon.duties.rules import Areas, Level, PolicyRow
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.orders.rules import (
    CONDITIONS_OF,
    KINDS,
    ORDER_STATES,
    Authority,
    ChildFacts,
    Condition,
    EndedBy,
    Ending,
    OrderKind,
    OrderState,
    Subject,
    kinds,
)
from ymylon.orders.rules.faults import (
    AFTER_END,
    BEFORE_LAST,
    FUTURE,
    NOT_FROM_HERE,
    STATEMENT_FIRST,
    breach_words,
    day_fault,
    step_fault,
    subject_fault,
)
from ymylon.orders.rules.kinds import CARE_STATUSES, Use, use_of
from ymylon.orders.rules.states import IN_FORCE, IN_ORDER, NOT_YET, OVER
from ymylon.orders.rules.validity import (
    BIRTH_DATE,
    NOT_IN_USE,
    TOO_SHORT,
    UNTIL_FIRST,
    ending_of,
    fault_on,
    first_day_at,
    last_day_of,
    looked_at_on,
    may_be_adult,
    renewal_fault,
    until_fault,
)
from ymylon.terms.codes import LegalStatus, PolicyStanding
from ymylon.terms.sources import SOURCES

S2, S49, GANG, RECOVERY = (
    KINDS[kind] for kind in (OrderKind.CAWN_S2, OrderKind.CAWN_S49, OrderKind.GANG_INJUNCTION, OrderKind.RECOVERY)
)
ON = date(2026, 11, 26)
A_DAY = timedelta(days=1)
BORN_15, BORN_16, BORN_17 = date(2010, 11, 27), date(2010, 11, 26), date(2009, 3, 8)


def row(kind: OrderKind, since: date, **other) -> PolicyRow:
    said = {"source": "orders_from_memory", "standing": PolicyStanding.LAW, "value": {"used": True}} | other
    return PolicyRow(KINDS[kind].key, Level.NATIONAL, "", since, **said)


USED = Use(row(OrderKind.CAWN_S2, date(2021, 2, 1)))


def care(status: LegalStatus, since: date = date(2020, 1, 1), until: date | None = None) -> CareSpell:
    return CareSpell(since, until, "W06000016", legal_status=status)


CARED_FOR = (care(LegalStatus.CARE_ORDER),)

POSSIBLE = [
    pytest.param(S2, ChildFacts(BORN_15), None, id="section 2: possible on the last day of being 15"),
    pytest.param(S2, ChildFacts(BORN_16), "from 26 Nov 2026 on", id="section 2: impossible from the sixteenth birthday on"),
    pytest.param(S2, ChildFacts(None), BIRTH_DATE.en, id="the birth date is needed, to the day"),
    pytest.param(S49, ChildFacts(BORN_17, CARED_FOR), None, id="section 49: at 17 under a care order"),
    pytest.param(S49, ChildFacts(BORN_17, (care(LegalStatus.EMERGENCY_PROTECTION_ORDER),)), None,
                 id="section 49: under an emergency protection order"),
    pytest.param(S49, ChildFacts(BORN_17, (care(LegalStatus.POLICE_PROTECTION),)), None,
                 id="section 49: in police protection"),
    pytest.param(S49, ChildFacts(BORN_17, (care(LegalStatus.ACCOMMODATED),)), "being accommodated is not enough",
                 id="section 49: refused at 17 where the child is merely accommodated"),
    pytest.param(S49, ChildFacts(BORN_17), "no care that is recorded", id="section 49: refused where no care is recorded"),
    pytest.param(S49, ChildFacts(BORN_15, (care(LegalStatus.ACCOMMODATED),)), "Until 26 Nov 2026 one under section 2",
                 id="section 49: of a child of 15 it says that section 2 is possible, and until when"),
    pytest.param(S49, ChildFacts(date(2008, 11, 26), CARED_FOR), "Ask about an order of a court",
                 id="section 49: impossible from the eighteenth birthday on"),
    pytest.param(S49, ChildFacts(BORN_17, (care(LegalStatus.CARE_ORDER, until=ON),)), "no care that is recorded",
                 id="section 49: not on the day on which the order has ended"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "child", "said"), POSSIBLE)
def test_on_which_day_it_is_possible(kind, child, said):
    """Refused beside the question, with the day on which it would be possible, or why it would not."""
    fault = fault_on(kind, child, ON, USED)
    assert fault is None if said is None else said in fault.words.en
    assert fault is None or fault.field == "kind"


def test_of_a_child_too_old_for_one_kind_the_other_is_named():
    """Until the eighteenth birthday section 49 may be possible; the answer says until when, and under which status."""
    words = fault_on(S2, ChildFacts(BORN_16), ON, USED).words.en
    assert "Until 25 Nov 2028 one under section 49" in words
    assert "Ask about an order of a court" in fault_on(S2, ChildFacts(date(2008, 1, 1)), ON, USED).words.en


def test_an_order_of_a_court_is_refused_by_its_own_law_and_no_other():
    """A recovery order needs the same care as section 49, and no section of a notice is named, nor a court asked of."""
    for child, said in (
        (ChildFacts(BORN_15), "An order of this kind needs a care order"),
        (ChildFacts(date(2008, 11, 26), CARED_FOR), "an order of this kind is possible until the day before"),
    ):
        words = fault_on(RECOVERY, child, ON, USED).words
        assert said in words.en
        assert not [one for one in ("ection 49", "ection 2", "Ask about an order") if one in words.en]
        assert not [one for one in ("adran 49", "adran 2", "Gofynnwch am orchymyn") if one in words.cy]


def test_a_leap_days_child_reaches_an_age_on_the_first_of_march():
    """Of a year that has no 29 February."""
    assert first_day_at(date(2012, 2, 29), 16) == date(2028, 2, 29)
    assert first_day_at(date(2012, 2, 29), 18) == date(2030, 3, 1)


BIRTHS = st.dates(date(2004, 1, 1), date(2026, 12, 31)) | st.sampled_from(
    [date(year, 2, 29) for year in (2004, 2008, 2012, 2016)]
)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
ENDS = st.dates(date(2036, 1, 2), date(2039, 12, 31))
STATUSES = st.sampled_from([*sorted(CARE_STATUSES), LegalStatus.ACCOMMODATED, LegalStatus.NOT_LOOKED_AFTER])


@st.composite
def histories(draw) -> tuple[CareSpell, ...]:
    """Care spells one after the other, some with days between them, the last perhaps going on."""
    since, spells = draw(st.dates(date(2015, 1, 1), date(2030, 1, 1))), []
    for _number in range(draw(st.integers(0, 5))):
        until = since + timedelta(days=draw(st.integers(1, 900)))
        spells.append(care(draw(STATUSES), since, until))
        since = until + timedelta(days=draw(st.sampled_from([0, 0, 1, 40])))
    if draw(st.booleans()):
        spells.append(care(draw(STATUSES), since))
    return tuple(spells)


@given(BIRTHS, DAYS)
def test_under_section_2_a_notice_is_possible_on_each_day_before_the_sixteenth_birthday_and_on_no_other(born, day):
    """Whatever the birthday, the 29 February too; and it ends on that birthday, never a day later."""
    child = ChildFacts(born)
    grown = first_day_at(born, 16)
    assert (fault_on(S2, child, day, USED) is None) == (day < grown)
    assert ending_of(S2, child, day, None) == Ending(grown, EndedBy.AGE_16)
    assert grown.year - born.year == 16


@st.composite
def served_49(draw) -> tuple[ChildFacts, date]:
    """A child in such care, and a day on which a notice under section 49 is served."""
    before = [replace(one, until=one.until or date(2036, 1, 1)) for one in draw(histories())]
    spells = [*before, care(draw(st.sampled_from(sorted(CARE_STATUSES))), date(2036, 1, 1), draw(st.none() | ENDS))]
    one = draw(st.sampled_from([spell for spell in spells if spell.legal_status in CARE_STATUSES]))
    day = one.since + timedelta(days=draw(st.integers(0, ((one.until or date(2040, 1, 1)) - one.since).days - 1)))
    born = draw(st.dates(day - timedelta(days=6570), day - A_DAY) | st.sampled_from([date(day.year - 17, 12, 31)]))
    return ChildFacts(born, tuple(spells)), day


@given(BIRTHS, histories(), DAYS)
def test_under_section_49_it_is_possible_on_a_day_in_such_care_before_the_eighteenth_birthday_and_on_no_other(born, spells, day):
    """A care order, an emergency protection order, police protection; whatever came before or after."""
    spell = spell_at(spells, day)
    stands = spell is not None and spell.legal_status in CARE_STATUSES
    assert (fault_on(S49, ChildFacts(born, spells), day, USED) is None) == (stands and day < first_day_at(born, 18))


@given(served_49())
def test_under_section_49_it_holds_as_long_as_one_status_follows_another_and_not_a_day_longer(served):
    """On each day that it holds there is a status on which it stands; on the day of its end there is none, or the child is 18."""
    child, day = served
    assert fault_on(S49, child, day, USED) is None
    ending = ending_of(S49, child, day, None)
    assert day < ending.on <= first_day_at(child.born_on, 18)
    for passed in range(0, (ending.on - day).days, 13):
        assert fault_on(S49, child, day + timedelta(days=passed), USED) is None
    assert fault_on(S49, child, ending.on - A_DAY, USED) is None
    assert fault_on(S49, child, ending.on, USED) is not None


@given(served_49(), st.integers(0, 4000))
def test_a_last_day_of_its_own_is_taken_or_refused_and_the_earliest_end_wins(served, length):
    """One that is taken is the end; one that is refused would have outlived the age or the status."""
    child, day = served
    until, natural = day + timedelta(days=length), ending_of(S49, child, day, None)
    if until_fault(S49, child, day, until) is None:
        assert ending_of(S49, child, day, until).on == until + A_DAY <= natural.on
    else:
        assert until >= natural.on


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_law_may_be_used_from_the_day_of_its_row_and_the_day_before_says_when(since, day):
    """A row of a later day is no law yet, and what is refused names that day."""
    kind = KINDS[OrderKind.CCE_PREVENTION]
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    use = use_of([row(kind.code, since)], kind, Areas(), at)
    fault = fault_on(kind, ChildFacts(None), day, use)
    assert (fault is None) == (since <= day)
    if fault is not None:
        assert use.begins_on == since
        assert f"{since.day} " in fault.words.en
        assert str(since.year) in fault.words.cy


def test_what_no_board_has_switched_on_is_no_law_here():
    """Law from memory, and law whose first day was not found, ship off, each with a source that says so."""
    at = datetime(2026, 11, 26, 12, tzinfo=UTC)
    by_key = {one.key: one for one in SHIPPED if one.key.startswith("order.kind.")}
    assert {kind.key for kind in KINDS.values()} == set(by_key)
    for kind in KINDS.values():
        shipped, use = by_key[kind.key], use_of(SHIPPED, kind, Areas(), at)
        assert (use.row is not None) == shipped.switched_on == (not SOURCES[shipped.source].unsure)
        if not shipped.switched_on:
            assert fault_on(kind, ChildFacts(BORN_15, CARED_FOR), ON, use).words == NOT_IN_USE
    assert {kind for kind, one in KINDS.items() if by_key[one.key].switched_on} == {OrderKind.CAWN_S2, OrderKind.CAWN_S49}
    assert by_key["order.kind.cce_prevention"].in_force_from == date(2026, 4, 29)


@pytest.mark.parametrize("kind", KINDS.values(), ids=map(str, KINDS))
def test_what_a_kind_binds_is_what_may_be_chosen_and_never_a_child(kind):
    fits = {one for one in (None, *AssociateKind) if subject_fault(kind, one) is None}
    expected = {
        Subject.PERSON: {AssociateKind.PERSON}, Subject.ANYBODY: {AssociateKind.PERSON, None},
        Subject.PHONE: {AssociateKind.PHONE}, Subject.PLACE: {None},
    }  # fmt: skip
    assert fits == expected[kind.subject]
    # Something may be forbidden or asked for, and a notice of the police alone rests on a statement.
    assert CONDITIONS_OF[kind.subject][-1] is Condition.OTHER
    assert kind.needs_statement == (kind.code in (OrderKind.CAWN_S2, OrderKind.CAWN_S49))


def test_a_closure_notice_lasts_two_days_and_an_order_three_months_at_most():
    notice, order = KINDS[OrderKind.CLOSURE_NOTICE], KINDS[OrderKind.PARTIAL_CLOSURE]
    assert last_day_of(notice, ON, None) == ON + timedelta(days=1)
    assert until_fault(notice, ChildFacts(None), ON, ON + timedelta(days=2)) is not None
    assert until_fault(order, ChildFacts(None), ON, last_day_of(order, ON, None)) is None
    assert until_fault(order, ChildFacts(None), ON, last_day_of(order, ON, None) + timedelta(days=1)) is not None


def test_one_that_lasts_is_looked_at_again_unless_it_ends_by_then():
    day = ON + timedelta(days=183)
    assert looked_at_on(ON, 183, None) == day
    assert looked_at_on(ON, 183, Ending(day + timedelta(days=1), EndedBy.OWN_DAY)) == day
    assert looked_at_on(ON, 183, Ending(day, EndedBy.OWN_DAY)) is None


def test_a_row_that_sets_law_aside_or_has_ended_lets_nobody_use_it():
    """And a row that is off begins nothing, whatever its day."""
    kind, at = S2, datetime(2026, 11, 26, 12, tzinfo=UTC)
    ended = row(kind.code, date(2021, 2, 1), in_force_to=date(2026, 11, 26))
    aside = row(kind.code, date(2021, 2, 1), value={"not_used": True})
    off = row(kind.code, date(2027, 1, 1), switched_on=False)
    for one in (ended, aside, off):
        assert use_of([one], kind, Areas(), at) == Use(None, None)


def test_the_longest_term_is_the_last_day_where_none_is_given():
    """And a longer one is refused with the latest day."""
    child = ChildFacts(None)
    assert last_day_of(GANG, ON, None) == date(2028, 11, 25)
    assert until_fault(GANG, child, ON, date(2028, 11, 25)) is None
    assert "25 Nov 2028" in until_fault(GANG, child, ON, date(2028, 11, 26)).words.en
    assert until_fault(GANG, child, ON, ON - A_DAY).words == UNTIL_FIRST
    assert last_day_of(S2, ON, None) is None
    assert ending_of(KINDS[OrderKind.NON_MOLESTATION], child, ON, None) is None


def test_only_its_own_last_day_can_be_moved_on():
    """What an age or a status ends, the next would not outlive: the answer says the day, and to ask for another kind."""
    assert renewal_fault(Ending(ON, EndedBy.OWN_DAY)) is None
    assert renewal_fault(None) is None
    assert renewal_fault(Ending(ON, EndedBy.OWN_DAY), GANG) is None
    assert renewal_fault(Ending(ON, EndedBy.OWN_DAY), KINDS[OrderKind.CLOSURE_NOTICE]).words == TOO_SHORT
    for why in (EndedBy.AGE_16, EndedBy.AGE_18, EndedBy.STATUS):
        assert "26 Nov 2026" in renewal_fault(Ending(ON, why)).words.en


def test_a_breach_is_called_a_crime_only_where_it_is_one():
    """Of a warning notice it is evidence, and of what is said."""
    for kind in KINDS.values():
        words = breach_words(kind).en
        assert ("not an offence of its own" in words) == (not kind.breach_is_offence)
    assert "a child was taken or kept, which is an offence" in breach_words(S2).en
    assert not S2.breach_is_offence
    assert not S49.breach_is_offence


STEPS = [
    pytest.param(OrderState.REQUESTED, OrderState.STATEMENT, None, id="a statement follows the request"),
    pytest.param(OrderState.REQUESTED, OrderState.DRAFTED, STATEMENT_FIRST, id="no draft before the statement"),
    pytest.param(OrderState.STATEMENT, OrderState.SERVED, NOT_FROM_HERE, id="nothing is served that was not drafted"),
    pytest.param(OrderState.DRAFTED, OrderState.NOT_SERVED, None, id="it may not be possible to serve it"),
    pytest.param(OrderState.NOT_SERVED, OrderState.SERVED, None, id="and be served later"),
    pytest.param(OrderState.SERVED, OrderState.BREACHED, None, id="what holds may be breached"),
    pytest.param(OrderState.BREACHED, OrderState.BREACHED, None, id="and again"),
    pytest.param(OrderState.DRAFTED, OrderState.BREACHED, NOT_FROM_HERE, id="what was not served is not breached"),
    pytest.param(OrderState.ENDED, OrderState.SERVED, NOT_FROM_HERE, id="what has ended is not served again"),
    pytest.param(OrderState.LET_END, OrderState.ENDED, None, id="what is let end ends"),
    pytest.param(OrderState.ENDED, OrderState.WITHDRAWN, NOT_FROM_HERE, id="what has ended is not withdrawn"),
]


@pytest.mark.parametrize(("came_from", "goes_to", "words"), STEPS)
def test_what_may_follow_what(came_from, goes_to, words):
    """One table of legal moves; everything else is refused."""
    fault = step_fault(S2, came_from, goes_to)
    assert (fault and fault.words) == words


def test_an_order_of_a_court_needs_no_statement():
    """It is drafted as it is asked for."""
    assert step_fault(GANG, OrderState.REQUESTED, OrderState.DRAFTED) is None


def test_a_breach_is_on_a_day_on_which_it_held():
    """Not before it was served, not on the day of its end or later, and not tomorrow."""
    served, ends = date(2026, 11, 1), date(2026, 11, 20)
    assert day_fault(date(2026, 11, 19), ON, served, ends) is None
    assert day_fault(served, ON, served, ends) is None
    assert day_fault(ends, ON, served, ends).words == AFTER_END
    assert day_fault(date(2026, 10, 31), ON, served, ends).words == BEFORE_LAST
    assert day_fault(ON + A_DAY, ON).words == FUTURE


def test_somebody_who_can_not_be_18_yet_is_no_adult():
    """A year of birth is about; where none is known, they may be one."""
    assert may_be_adult(None, ON)
    assert may_be_adult(2008, ON)
    assert not may_be_adult(2009, ON)


def test_the_rows_let_a_council_serve_what_the_rules_let_it_serve():
    """And no order of a court, and nothing that is the police’s alone."""
    theirs = {kind.code for kind in KINDS.values() if kind.council_serves}
    written = (Path(kinds.__file__).parent.parent / "sql" / "serving.sql").read_text(encoding="utf-8")
    assert {OrderKind[one] for one in re.findall(r"'([A-Z_]+)'", written.partition("o.kind in")[2])} == theirs
    assert {kind.authority for kind in KINDS.values() if kind.council_serves} == {Authority.LOCAL}
    assert OrderKind.HOTEL not in theirs


def test_the_table_is_whole():
    """Every state is reached and has its place in a list; each is in force, not yet, or over."""
    assert ORDER_STATES.faults() == ()
    assert set(IN_ORDER) == set(OrderState)
    assert sorted((*IN_FORCE, *NOT_YET, *OVER)) == sorted(OrderState)
