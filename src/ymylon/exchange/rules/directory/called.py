"""Which agency and which team somebody means, by what they call it."""

from collections import defaultdict

from .cells import plain
from .entries import AgencyEntry, TeamEntry
from .table import Refusal, Table


class Agencies:
    """Agencies by what they may be called: reference, code, and name in either language."""

    def __init__(self, entries: dict[str, AgencyEntry], table: Table) -> None:
        self.entries, self.table = entries, table
        self.named: dict[str, set[str]] = defaultdict(set)
        for ref, one in entries.items():
            for name in (ref, one.code, one.name.en, one.name.cy):
                if name:
                    self.named[plain(name)].add(ref)

    def find(self, text: str, column: str) -> str:
        """The reference of the one that is called so; of several, the one that uses the program. Refuses where that is none."""
        found = self.named.get(plain(text), set())
        if len(found) > 1:
            found = {ref for ref in found if self.entries[ref].uses_ymylon}
            if len(found) != 1:
                raise Refusal("DIR-AMBIGUOUS", column)
        if not found:
            refused = self.table.refused.get(plain(text))
            raise Refusal("DIR-AGENCY-REFUSED" if refused else "DIR-AGENCY", column, refused)
        return next(iter(found))


class Teams:
    """Teams by what they may be called: reference, “Agency / Team”, and within one agency the name alone."""

    def __init__(self, entries: dict[str, TeamEntry], agencies: Agencies) -> None:
        self.entries, self.agencies = entries, agencies
        self.named: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.anywhere: dict[str, set[str]] = defaultdict(set)
        for ref, one in entries.items():
            for name in {plain(one.name.en), plain(one.name.cy)}:
                self.named[one.agency, name].add(ref)
                self.anywhere[name].add(ref)

    def find(self, text: str, agency: str | None) -> str | None:
        """The reference of the team that is meant by somebody of this agency; None where there is none, or no telling which."""
        if text.lower() in self.entries:
            return text.lower()
        for found in (self._within(agency, text), self.anywhere.get(plain(text), set()) if agency in (None, "") else set()):
            if found:
                return next(iter(found)) if len(found) == 1 else None
        of, cut, name = text.partition(" / ")
        if cut:
            try:
                found = self._within(self.agencies.find(of, "team"), name)
            except Refusal:
                found = set()
            return next(iter(found)) if len(found) == 1 else None
        found = self._open(self.anywhere.get(plain(text), set()))
        return next(iter(found)) if len(found) == 1 else None

    def _within(self, agency: str | None, text: str) -> set[str]:
        return self._open(self.named.get((agency, plain(text)), set())) if agency is not None else set()

    def _open(self, found: set[str]) -> set[str]:
        """Of several that are called so, those that are not closed."""
        if len(found) < 2:
            return found
        return {ref for ref in found if self.entries[ref].until is None} or found
