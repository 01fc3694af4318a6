"""A birth date with one wrong digit, or day and month swapped, still finds its child."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ymylon.terms.names import KeyKind, birth_keys, near_birth_dates

# Few examples each, for the whole specification is to be read in two seconds.
FEW = settings(max_examples=25, deadline=None, database=None)

BORN = date(2011, 3, 4)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("2011-03-04", KeyKind.BIRTH_DATE),
        ("2011-04-03", KeyKind.BIRTH_SWAPPED),
        ("2011-03-14", KeyKind.BIRTH_ONE_DIGIT),
        ("2011-03-05", KeyKind.BIRTH_ONE_DIGIT),
        ("2010-03-04", KeyKind.BIRTH_ONE_DIGIT),
        ("2001-03-04", KeyKind.BIRTH_ONE_DIGIT),
        ("2011-08-04", KeyKind.BIRTH_ONE_DIGIT),
        ("2011-03-15", None),
        ("2010-04-03", None),
        ("2012-04-04", None),
    ],
)
def test_slips(typed, kind):
    assert near_birth_dates(date.fromisoformat(typed)).get(BORN) is kind
    keys = {key.stored: key.kind for key in birth_keys(BORN)}
    shared = [keys[key.stored] for key in birth_keys(date.fromisoformat(typed)) if key.stored in keys]
    assert next(iter(shared), None) is kind


@FEW
@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_keys_and_near_dates_agree(one, other):
    shared = {key.stored for key in birth_keys(one)} & {key.stored for key in birth_keys(other)}
    assert bool(shared) == (other in near_birth_dates(one))
    assert (other in near_birth_dates(one)) == (one in near_birth_dates(other))


@FEW
@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_date_itself_comes_first_and_the_rest_is_few(born_on):
    near = near_birth_dates(born_on)
    assert next(iter(near)) == born_on
    assert len(near) < 70
