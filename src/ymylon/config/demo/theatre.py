"""The stage of the demonstration: who acts, and when, counted back from the moment of loading."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ymylon.access.actions import acting
from ymylon.access.rules import Actor
from ymylon.config.demo.agencies import Directory
from ymylon.terms.codes import Precision
from ymylon.terms.moments import Moment


@dataclass(frozen=True)
class Theatre:
    """The directory, and the instant on which every time in the story hangs."""

    directory: Directory
    now: datetime

    @contextmanager
    def as_(self, name: str) -> Iterator[Actor]:
        """What is inside is done by this member of the cast, in one transaction, as on a page."""
        with acting(self.directory.people[name].account_id, "demo") as actor:
            yield actor

    def ago(self, **length: float) -> datetime:
        """This long before now: `ago(hours=2)`."""
        return self.now - timedelta(**length)

    def seen(self, **length: float) -> Moment:
        """Last seen this long ago, to the minute."""
        at = self.ago(**length)
        return Moment(at.replace(second=0, microsecond=0), Precision.MINUTE)

    def born(self, years: int, days: int = 100) -> date:
        """A birthday that makes somebody `years` old today, and for `days` days past."""
        today = self.now.date()
        return date(today.year - years, today.month, min(today.day, 28)) - timedelta(days=days)
