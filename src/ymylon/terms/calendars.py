"""Days, dates and the clock: bank holidays and working days of England and Wales, names in both languages."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .words import Words

LONDON = ZoneInfo("Europe/London")
FIRST_YEAR = 1978  # the first year with an early May holiday; the rules below don't reach further back

# Monday first, as date.weekday() counts.
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WELSH_DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
ENGLISH_DAYS_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WELSH_DAYS_SHORT = ("Llun", "Maw", "Mer", "Iau", "Gwe", "Sad", "Sul")
# January first: month m stands at m - 1.
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WELSH_MONTHS = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
ENGLISH_MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WELSH_MONTHS_SHORT = ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag")

NEW_YEAR = Words("New Year’s Day", "Dydd Calan")
GOOD_FRIDAY = Words("Good Friday", "Dydd Gwener y Groglith")
EASTER_MONDAY = Words("Easter Monday", "Dydd Llun y Pasg")
EARLY_MAY = Words("Early May bank holiday", "Gŵyl banc dechrau Mai")
SPRING = Words("Spring bank holiday", "Gŵyl banc y gwanwyn")
SUMMER = Words("Summer bank holiday", "Gŵyl banc yr haf")
CHRISTMAS = Words("Christmas Day", "Dydd Nadolig")
BOXING_DAY = Words("Boxing Day", "Gŵyl San Steffan")

# Holidays moved from the day that the rule gives, by proclamation.
MOVED = {
    date(1995, 5, 1): date(1995, 5, 8),  # fifty years of peace in Europe
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),  # seventy-five years
    date(2022, 5, 30): date(2022, 6, 2),
}
PROCLAIMED = {
    date(1981, 7, 29): Words("Royal wedding", "Priodas frenhinol"),
    date(1999, 12, 31): Words("Millennium holiday", "Gŵyl y mileniwm"),
    date(2002, 6, 3): Words("Golden Jubilee", "Jiwbilî Aur"),
    date(2011, 4, 29): Words("Royal wedding", "Priodas frenhinol"),
    date(2012, 6, 5): Words("Diamond Jubilee", "Jiwbilî Ddiemwnt"),
    date(2022, 6, 3): Words("Platinum Jubilee", "Jiwbilî Blatinwm"),
    date(2022, 9, 19): Words("State funeral of Queen Elizabeth II", "Angladd gwladol y Frenhines Elizabeth II"),
    date(2023, 5, 8): Words("Coronation of King Charles III", "Coroni’r Brenin Charles III"),
}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    # The anonymous Gregorian computus, as published in Nature in 1876; the letters are its own.
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=128)
def bank_holidays(year: int) -> dict[date, Words]:
    """Bank holidays of England and Wales in one year, earliest first, each with its name; years from 1978.

    A substitute day carries the name of the holiday that it stands for. Holidays proclaimed later than this
    table was written are missing until they are added to PROCLAIMED.
    """
    if year < FIRST_YEAR:
        raise ValueError(f"bank holidays are known from {FIRST_YEAR}")
    sunday = easter(year)
    found = {
        _not_weekend(date(year, 1, 1)): NEW_YEAR,
        sunday - timedelta(days=2): GOOD_FRIDAY,
        sunday + timedelta(days=1): EASTER_MONDAY,
        _moved(_first_monday(year, 5)): EARLY_MAY,
        _moved(_last_monday(year, 5)): SPRING,
        _last_monday(year, 8): SUMMER,
    }
    found |= _christmas(year)
    found |= {day: name for day, name in PROCLAIMED.items() if day.year == year}
    return dict(sorted(found.items()))


def is_working_day(day: date) -> bool:
    """True from Monday to Friday unless it is a bank holiday of England and Wales."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after this one; the first working day after it counts as 1, and 0 gives the day itself."""
    if n < 0:
        raise ValueError("working days are counted forwards")
    while n:
        day += timedelta(days=1)
        n -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after `start`, up to and including `end`; 0 when end is not later."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))


def local(instant: datetime) -> datetime:
    """An instant as the clocks in Wales show it; a time without a zone is refused."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(LONDON)


def start_of_day(day: date) -> datetime:
    """The first moment of a day in Wales."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)


def end_of_day(day: date) -> datetime:
    """The last second of a day in Wales."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=LONDON)


def noon(day: date) -> datetime:
    """The middle of a civil day in Wales, as an instant: for what is known to the day alone."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


def clock(instant: datetime) -> str:
    """24-hour clock time in Wales: "02:19"."""
    return f"{local(instant):%H:%M}"


def day_name(day: date, language: str) -> str:
    """ "Sunday"; in Welsh "dydd Sul", as it stands inside a sentence."""
    return Words(ENGLISH_DAYS[day.weekday()], f"dydd {WELSH_DAYS[day.weekday()]}").in_language(language)


def long_date(day: date, language: str) -> str:
    """ "Sunday 22 November 2026"; in Welsh "Dydd Sul 22 Tachwedd 2026"."""
    english = f"{ENGLISH_DAYS[day.weekday()]} {day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
    welsh = f"Dydd {WELSH_DAYS[day.weekday()]} {day.day} {WELSH_MONTHS[day.month - 1]} {day.year}"
    return Words(english, welsh).in_language(language)


def short_date(day: date, language: str) -> str:
    """ "Sun 22 Nov"; in Welsh "Sul 22 Tach"."""
    return f"{short_day(day, language)} {day.day} {_short_month(day, language)}"


def short_date_with_year(day: date, language: str) -> str:
    """ "22 Nov 2026"; in Welsh "22 Tach 2026"."""
    return f"{day.day} {_short_month(day, language)} {day.year}"


def short_day(day: date, language: str) -> str:
    """ "Sun"; in Welsh "Sul"."""
    return Words(ENGLISH_DAYS_SHORT[day.weekday()], WELSH_DAYS_SHORT[day.weekday()]).in_language(language)


def _short_month(day: date, language: str) -> str:
    return Words(ENGLISH_MONTHS_SHORT[day.month - 1], WELSH_MONTHS_SHORT[day.month - 1]).in_language(language)


def _not_weekend(day: date) -> date:
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _christmas(year: int) -> dict[date, Words]:
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    match christmas.weekday():
        case 4:  # Friday: Boxing Day is a Saturday
            boxing = date(year, 12, 28)
        case 5:  # Saturday: both fall at the weekend
            christmas, boxing = date(year, 12, 27), date(year, 12, 28)
        case 6:  # Sunday: Boxing Day keeps its Monday, Christmas is made good on Tuesday
            christmas = date(year, 12, 27)
    return {christmas: CHRISTMAS, boxing: BOXING_DAY}


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def _moved(day: date) -> date:
    return MOVED.get(day, day)
