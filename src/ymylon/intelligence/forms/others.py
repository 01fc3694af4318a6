"""Which further children a submission may name: those who were ticked, and those who could be meant by a name."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild
from ymylon.linkage.lookups import Match, matches_of, search
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.codes import Lane

AT_MOST = 12  # proposed here: whoever names more writes about a group


class Others:
    """The children who may be ticked, with what tells them apart; whom this person may not name is not among them."""

    def __init__(self, actor: Actor, child_id: int | None, ticked: Sequence[str], name: str) -> None:
        held = [one for one in (_nameable(actor, ref) for ref in ticked[:AT_MOST]) if one is not None and one.pk != child_id]
        self.first = held[0].pk if held else None
        text = name.replace("\x00", "").strip()
        found = [*(matches_of(actor, [one.pk for one in held]) if held else []), *(search(actor, text) if text else [])]
        self.numbers = {str(one.ref): one.child_id for one in found if one.child_id != child_id}
        self._words = {str(one.ref): _told_apart(one) for one in found if one.child_id != child_id}

    def offered(self) -> list[tuple[str, str]]:
        """What may be ticked, in words."""
        return list(self._words.items())

    def chosen(self, refs: Iterable[str]) -> list[int]:
        """The numbers of those who were ticked."""
        return [self.numbers[ref] for ref in refs if ref in self.numbers]


def _nameable(actor: Actor, typed: str) -> KnownChild | None:
    try:
        child = known_child(actor, UUID(typed))
    except (NoSuchChild, ValueError):
        return None
    return child if child.writes(actor, Lane.IDENTITY, "SUBMIT_INTELLIGENCE") else None


def _told_apart(match: Match) -> str:
    return ", ".join(filter(None, (match.name, match.born_words, match.where_words)))
