"""Which team of a council is told at this moment, by the hours that this installation sets."""

from datetime import datetime

from django.conf import settings

from ymylon.missing.rules.reporting import council_doors
from ymylon.terms.codes import TeamFunction


def doors_at(at: datetime) -> tuple[TeamFunction, ...]:
    """The team that is awake first, the other where a council has none such."""
    return council_doors(at, settings.DAY_TEAM)
