"""What is typed for a moment, in both languages, and what is answered."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ymylon.terms.codes import Precision
from ymylon.terms.moments import CLOCKS_DIFFER_BY, MESSAGES, OLDEST, Moment, MomentError, MomentFault, read_moment

# Few examples each, for the whole specification is to be read in two seconds.
FEW = settings(max_examples=25, deadline=None, database=None)

LONDON = ZoneInfo("Europe/London")
SUNDAY_NOON = "2026-11-22 12:00"


def in_wales(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def read(text: str, now: str = SUNDAY_NOON, **more) -> tuple[str, str]:
    """The moment as clocks in Wales show it, and its precision; or the fault and nothing."""
    try:
        at, precision = read_moment(text, in_wales(now), **more)
    except MomentError as error:
        return error.code.value, ""
    return f"{at.astimezone(LONDON):%Y-%m-%d %H:%M}", precision.value


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        # a bare time, and one later than now
        ("11:59", "2026-11-22 11:59"),
        ("09.40", "2026-11-22 09:40"),
        ("21:40", "2026-11-21 21:40"),
        ("2140", "2026-11-21 21:40"),
        ("9.40pm", "2026-11-21 21:40"),
        ("9:40 PM", "2026-11-21 21:40"),
        ("9.40yh", "2026-11-21 21:40"),
        ("9.40 yr hwyr", "2026-11-21 21:40"),
        ("12.30 am", "2026-11-22 00:30"),
        ("12.30 y nos", "2026-11-22 00:30"),
        ("7.15 y bore", "2026-11-22 07:15"),
        ("midnight", "2026-11-22 00:00"),
        ("hanner nos", "2026-11-22 00:00"),
        ("hanner dydd", "2026-11-22 12:00"),
        ("nawr", "2026-11-22 12:00"),
        ("rŵan", "2026-11-22 12:00"),
        # days by name
        ("ddoe 23:10", "2026-11-21 23:10"),
        ("23:10 ddoe", "2026-11-21 23:10"),
        ("ddoe am 23.10", "2026-11-21 23:10"),
        ("yesterday at 23:10", "2026-11-21 23:10"),
        ("heddiw 08:00", "2026-11-22 08:00"),
        ("echdoe 10:00", "2026-11-20 10:00"),
        ("bore ’ma 9:15", "2026-11-22 09:15"),
        ("this morning 9:15", "2026-11-22 09:15"),
        ("prynhawn ddoe 3:15", "2026-11-21 15:15"),
        ("yesterday evening 8:30", "2026-11-21 20:30"),
        ("neithiwr 23:10", "2026-11-21 23:10"),
        ("neithiwr 9:40", "2026-11-21 21:40"),
        ("last night 2:30", "2026-11-22 02:30"),
        ("last night midnight", "2026-11-22 00:00"),
        ("echnos 23:00", "2026-11-20 23:00"),
        ("nos Sadwrn 22:00", "2026-11-21 22:00"),
        ("nos Sadwrn 01:30", "2026-11-22 01:30"),
        ("nos Fawrth 22.15", "2026-11-17 22:15"),
        ("Saturday night 10:15", "2026-11-21 22:15"),
        ("Sat 22:50", "2026-11-21 22:50"),
        ("dydd Sadwrn 22:50", "2026-11-21 22:50"),
        ("Sul 10:00", "2026-11-22 10:00"),
        ("Sunday 13:00", "2026-11-15 13:00"),
        ("bore Sadwrn 10:00", "2026-11-21 10:00"),
        ("Mawrth 20:15", "2026-11-17 20:15"),
        ("Mawrth 2015", "2026-11-17 20:15"),  # Tuesday, not March
        ("21:40\u200b", "2026-11-21 21:40"),  # pasted from a message
        # dates
        ("21/11 22:50", "2026-11-21 22:50"),
        ("21/11/2026 22:50", "2026-11-21 22:50"),
        ("21/11/26 2250", "2026-11-21 22:50"),
        ("21.11.2026 22.50", "2026-11-21 22:50"),
        ("2026-11-21T22:50", "2026-11-21 22:50"),
        ("21 Nov 22:50", "2026-11-21 22:50"),
        ("21st of November, 22:50", "2026-11-21 22:50"),
        ("21 Tachwedd 22:50", "2026-11-21 22:50"),
        ("21 o Dachwedd 22:50", "2026-11-21 22:50"),
        ("Sat 21 Nov 22:50", "2026-11-21 22:50"),
        ("21 Nov 2026 22:50", "2026-11-21 22:50"),
        ("21 Nov 2140", "2026-11-21 21:40"),
        ("21 Nov 2050", "2026-11-21 20:50"),
        # lengths ago
        ("20 munud yn ôl", "2026-11-22 11:40"),
        ("20 minutes ago", "2026-11-22 11:40"),
        ("5 mins ago", "2026-11-22 11:55"),
        ("ugain munud yn ol", "2026-11-22 11:40"),
        ("1 awr a 20 munud yn ôl", "2026-11-22 10:40"),
        ("2 hours and 5 minutes ago", "2026-11-22 09:55"),
    ],
)
def test_to_the_minute(typed, at):
    assert read(typed) == (at, "MINUTE")


@pytest.mark.parametrize(
    ("typed", "at", "precision"),
    [
        ("awr yn ôl", "2026-11-22 11:00", "HOUR"),
        ("an hour ago", "2026-11-22 11:00", "HOUR"),
        ("dwy awr yn ôl", "2026-11-22 10:00", "HOUR"),
        ("hanner awr yn ôl", "2026-11-22 11:30", "HOUR"),
        ("awr a hanner yn ôl", "2026-11-22 10:30", "HOUR"),
        ("9pm", "2026-11-21 21:00", "HOUR"),
        ("neithiwr am 9", "2026-11-21 21:00", "HOUR"),
        ("9 o'r gloch y bore", "2026-11-22 09:00", "HOUR"),
        ("about 21:40", "2026-11-21 21:40", "HOUR"),
        ("tua 21:40 ddoe", "2026-11-21 21:40", "HOUR"),
        ("ddoe", "2026-11-21 00:00", "DAY"),
        ("yesterday", "2026-11-21 00:00", "DAY"),
        ("Sadwrn diwethaf", "2026-11-21 00:00", "DAY"),
        ("last Sunday", "2026-11-15 00:00", "DAY"),
        ("12/11", "2026-11-12 00:00", "DAY"),
        ("12 Tachwedd 2026", "2026-11-12 00:00", "DAY"),
        ("21 Nov 2015", "2015-11-21 00:00", "DAY"),
        ("tridiau yn ôl", "2026-11-19 00:00", "DAY"),
        ("3 days ago", "2026-11-19 00:00", "DAY"),
        ("Tachwedd 2026", "2026-11-01 00:00", "MONTH"),
        ("mis Mawrth 2026", "2026-03-01 00:00", "MONTH"),
        ("03/2026", "2026-03-01 00:00", "MONTH"),
        ("yn 2019", "2019-01-01 00:00", "YEAR"),
    ],
)
def test_less_exactly(typed, at, precision):
    assert read(typed) == (at, precision)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "UNREADABLE"),
        ("blah", "UNREADABLE"),
        ("21:40 blah", "UNREADABLE"),
        ("9", "UNREADABLE"),
        ("24:00", "UNREADABLE"),
        ("21:60", "UNREADABLE"),
        ("13am", "UNREADABLE"),
        ("00:30 pm", "UNREADABLE"),
        ("this afternoon 9:40", "UNREADABLE"),
        ("ddoe hanner nos", "UNREADABLE"),  # of which two midnights?
        ("21:40 22:50", "UNREADABLE"),
        ("1" * 5000 + " minutes ago", "UNREADABLE"),
        ("1 munud " * 10 + "yn ôl", "UNREADABLE"),
        ("=cmd|'/c calc'!A1", "UNREADABLE"),
        ("heno 21:40", "FUTURE"),
        ("today 13:00", "FUTURE"),
        ("23/11 22:50", "FUTURE"),
        ("22/11/2027", "FUTURE"),
        ("31/12/9999", "FUTURE"),
        ("31/02", "NO_SUCH_DATE"),
        ("31/13/2025", "NO_SUCH_DATE"),
        ("29/02/2026 10:00", "NO_SUCH_DATE"),
        ("Sun 21 Nov 22:50", "NO_SUCH_DATE"),  # it was a Saturday
        ("01/01/1900", "TOO_OLD"),
        ("01/01/0001", "TOO_OLD"),
        ("999999 weeks ago", "TOO_OLD"),
    ],
)
def test_what_cannot_be_taken(typed, fault):
    assert read(typed) == (fault, "")


@pytest.mark.parametrize(
    ("now", "typed", "at"),
    [
        # in the small hours "tonight" began yesterday
        ("2026-11-22 02:00", "heno 23:10", "2026-11-21 23:10"),
        ("2026-11-22 02:00", "tonight 01:30", "2026-11-22 01:30"),
        ("2026-11-22 00:30", "last night 23:10", "2026-11-21 23:10"),
        ("2026-11-22 00:30", "last night 02:00", "2026-11-21 02:00"),
        ("2026-11-22 00:30", "23:50", "2026-11-21 23:50"),
        # over New Year
        ("2027-01-02 01:00", "31/12 22:50", "2026-12-31 22:50"),
        ("2027-01-02 01:00", "Thu 22:50", "2026-12-31 22:50"),
        # a watch that runs ahead of the server
        ("2026-11-22 21:40", "21:42", "2026-11-22 21:40"),
        ("2026-11-22 21:40", "21:46", "2026-11-21 21:46"),
        ("2026-11-22 23:59", "00:01", "2026-11-22 00:01"),
        ("2025-01-02 01:00", "29/02 12:00", "2024-02-29 12:00"),
    ],
)
def test_as_of_now(now, typed, at):
    assert read(typed, now)[0] == at


@pytest.mark.parametrize(
    ("now", "typed", "answer"),
    [
        ("2026-03-29 03:00", "01:30", "NO_SUCH_TIME"),
        ("2026-04-01 12:00", "29/03 01:00", "NO_SUCH_TIME"),
        ("2026-03-29 03:00", "00:59", "2026-03-29 00:59"),
        ("2026-03-29 03:00", "02:00", "2026-03-29 02:00"),
        ("2026-03-29 02:30", "awr yn ôl", "2026-03-29 00:30"),  # an hour in which the clock went on by two
    ],
)
def test_the_clocks_go_forward(now, typed, answer):
    assert read(typed, now)[0] == answer


def test_the_hour_that_comes_twice_is_the_first_of_the_two():
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    now = in_wales("2026-10-25 09:00")
    assert read_moment("01:30", now).at == first
    # She was seen at ten to two before the clocks went back: only the second half past one can be after that.
    seen = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    assert read_moment("01:30", now, not_before=seen).at == first + timedelta(hours=1)
    assert read_moment("01:55", now, not_before=seen).at == datetime(2026, 10, 25, 0, 55, tzinfo=UTC)


def test_an_hour_ago_is_an_hour_in_the_night_of_the_change():
    now = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    assert read_moment("2 hours ago", now).at == now - timedelta(hours=2)


def test_an_error_says_how_to_mend_it_in_both_languages():
    with pytest.raises(MomentError) as caught:
        read_moment("blah", in_wales(SUNDAY_NOON))
    assert caught.value.words == MESSAGES[MomentFault.UNREADABLE]
    assert "ddoe 23:10" in caught.value.words.cy
    assert set(MESSAGES) == set(MomentFault)


def answer(typed: str, now: datetime) -> Moment | MomentFault:
    try:
        return read_moment(typed, now)
    except MomentError as error:
        return error.code


NOWS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(lambda now: now.replace(tzinfo=UTC))


@FEW
@given(NOWS, st.integers(0, 23), st.integers(0, 59))
def test_a_bare_time_lies_within_the_last_day(now, hour, minute):
    moment = answer(f"{hour:02}:{minute:02}", now)
    if moment is MomentFault.NO_SUCH_TIME:
        return
    assert isinstance(moment, Moment)
    assert timedelta(0) <= now - moment.at < timedelta(hours=25, minutes=1)
    shown = moment.at.astimezone(LONDON)
    assert (shown.hour, shown.minute) == (hour, minute) or now - moment.at < timedelta(minutes=1) + CLOCKS_DIFFER_BY


VOCABULARY = """
    ddoe neithiwr nos Sadwrn Mawrth mis 21/11 21 Nov Tachwedd o 2026 22:50 2140 9 pm yb yn ôl ago awr munud 20 tua hanner
    dydd a at last diwethaf . , 2026-11-21 31/02 yesterday tonight midnight half
"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=6).map(" ".join)
LETTERS = st.text("0123456789:/.-apmnsyôŵ ’\u200b９²ف=", max_size=12)


@FEW
@given(LETTERS | WORDS, NOWS)
def test_whatever_is_typed_is_answered(typed, now):
    moment = answer(typed, now)
    if isinstance(moment, MomentFault):
        return
    assert now - OLDEST <= moment.at <= now
    assert moment.at.second == 0
    assert moment.precision in set(Precision) - {Precision.UNKNOWN}
