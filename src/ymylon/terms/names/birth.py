"""Birth dates that may be the same date, wrongly written."""

from datetime import date

from .keys import Key, KeyKind, NameField


def birth_keys(born_on: date) -> tuple[Key, ...]:
    """Keys that two dates share when they are equal, when day and month are swapped, or when one digit differs."""
    written = born_on.isoformat()
    digits = f"{born_on:%Y%m%d}"
    low, high = sorted((born_on.day, born_on.month))
    keys = [
        Key(KeyKind.BIRTH_DATE, digits, written, NameField.GIVEN),
        Key(KeyKind.BIRTH_SWAPPED, f"{born_on.year}{low:02}{high:02}", written, NameField.GIVEN),
    ]
    keys += [
        Key(KeyKind.BIRTH_ONE_DIGIT, f"{digits[:place]}_{digits[place + 1 :]}", written, NameField.GIVEN)
        for place in range(len(digits))
    ]
    return tuple(keys)


def near_birth_dates(born_on: date) -> dict[date, KeyKind]:
    """Every real date that this one may be a slip for, and the kind of slip; the date itself comes first."""
    near = {born_on: KeyKind.BIRTH_DATE}
    if swapped := _date(f"{born_on:%Y%d%m}"):
        near.setdefault(swapped, KeyKind.BIRTH_SWAPPED)
    digits = f"{born_on:%Y%m%d}"
    for place in range(len(digits)):
        for digit in "0123456789":
            if slip := _date(digits[:place] + digit + digits[place + 1 :]):
                near.setdefault(slip, KeyKind.BIRTH_ONE_DIGIT)
    return near


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
