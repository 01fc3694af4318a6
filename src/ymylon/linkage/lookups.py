"""Search before create: who on the record could be meant by what was typed, among those whom one may see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_search
from ymylon.audit.rules import searching
from ymylon.children.lookups import children_by_id
from ymylon.linkage.models import Proposal
from ymylon.linkage.rules import sealing
from ymylon.linkage.rules.asked import Asked, read
from ymylon.linkage.rules.likeness import Held, Likeness, enough, in_order, likeness, things_asked
from ymylon.people.lookups import all_names, edges_between, meeting, persons_by_id, with_number
from ymylon.people.rules import age_on, cluster
from ymylon.terms.calendars import ENGLISH_MONTHS, WELSH_MONTHS, local
from ymylon.terms.codes import Lane, Precision
from ymylon.terms.faults import NoSuch
from ymylon.terms.words import Words

CANDIDATES = 200  # whom the index proposes, nearest first, before each is looked at


@dataclass(frozen=True)
class Match:
    """Somebody who could be meant, with what tells them apart and why they are shown. No address."""

    child_id: int
    ref: UUID
    name: str
    age: int | None
    born_words: str
    where_words: str
    reasons: tuple[str, ...]
    why: Words = Words("", "")  # the reasons as one sentence, in both languages
    same_as: tuple[str, ...] = ()  # names of others among those found who were judged to be this child
    meets_all: bool = False  # whether everything that was asked for is met, or a number that is nobody else's


class NoSuchPair(NoSuch):
    """There are no such two records, or not both may be known to this person: the two can't be told apart."""


def search(actor: Actor, text: str, limit: int = 8) -> list[Match]:
    """The visible children who could be meant by `text`, the likeliest first; each is thereby shown.

    One audit line says that this was asked, by a fingerprint that holds none of the words.
    """
    asked = read(text)
    if not asked:
        return []
    found = _found(actor, asked, _today())[:limit]
    record_search(asked.canonical, lane=Lane.IDENTITY, found=len(found))
    matches = _matches(actor, [child for child, _like in found], dict(found), len(things_asked(asked, _today())))
    return _with_judgements(actor, matches)


def matches_of(actor: Actor, child_ids: list[int]) -> list[Match]:
    """These children as matches, in this order, without a reason; those who may not be seen are left out."""
    return _matches(actor, child_ids, {}, 0)


def fingerprint(asked: Asked) -> str:
    """What an audit line holds of a question."""
    return searching.fingerprint(asked.canonical, settings.SECRET_KEY)


def sealed(actor: Actor, text: str) -> str:
    """What was typed, as an address may carry it."""
    return sealing.sealed(text, actor.account_id, settings.SECRET_KEY)


def unsealed(actor: Actor, token: str) -> str:
    """What this actor typed and an address carried; empty where it can't be read."""
    return sealing.unsealed(token, actor.account_id, settings.SECRET_KEY)


def open_proposals(actor: Actor, limit: int = 100) -> list[Proposal]:
    """Pairs that may be one child and wait for a judgement, oldest first, where the actor may see both."""
    return _both_seen(actor, Proposal.objects.visible_to(actor).filter(answer="").order_by("proposed_at", "id")[:limit])


def judged_proposals(actor: Actor, limit: int = 50) -> list[Proposal]:
    """Pairs on which somebody judged, newest first, where the actor may see both."""
    return _both_seen(actor, Proposal.objects.visible_to(actor).exclude(answer="").order_by("-answered_at", "-id")[:limit])


def pair_by_ref(actor: Actor, ref: UUID) -> Proposal:
    """The pair with this public reference. Raises NoSuchPair."""
    found = _both_seen(actor, Proposal.objects.visible_to(actor).filter(ref=ref))
    if not found:
        raise NoSuchPair
    return found[0]


def _both_seen(actor: Actor, proposals: Iterable[Proposal]) -> list[Proposal]:
    pairs = list(proposals)
    seen = persons_by_id(actor, [pair.other_id for pair in pairs])
    return [pair for pair in pairs if pair.other_id in seen]


def _found(actor: Actor, asked: Asked, today: date) -> list[tuple[int, Likeness]]:
    things = things_asked(asked, today)
    numbered = with_number(actor, asked.numbers)
    ids = list(dict.fromkeys([*numbered, *meeting(actor, things, CANDIDATES)]))
    held, place = held_by_id(actor, ids)
    likenesses = {one: likeness(asked, held[one], numbered.get(one), today) for one in ids if one in held}
    best = max((like.met for like in likenesses.values()), default=0)
    count = len(things) + bool(asked.numbers)
    kept = [one for one, like in likenesses.items() if like.met and (like.by_number or enough(like.met, best, count))]

    def order(one: int) -> tuple:
        like = likenesses[one]
        return not like.by_number, -like.met, like.distance, not in_order(asked, held[one]), place[one], one

    return [(one, likenesses[one]) for one in sorted(kept, key=order)]


def held_by_id(actor: Actor, ids: Iterable[int]) -> tuple[dict[int, Held], dict[int, str]]:
    """These people as far as the actor may see them, and the place of each in the order of names."""
    ids = list(ids)
    persons, names = persons_by_id(actor, ids), all_names(actor, ids)
    held = {
        one: Held(
            tuple((name.kind, name.given, name.family) for name in names[one]), person.born_on, Precision[person.born_precision]
        )
        for one, person in persons.items()
    }
    return held, {one: names[one][0].sort_key if names[one] else "" for one in persons}


def _matches(actor: Actor, child_ids: Iterable[int], why: dict[int, Likeness], asked: int) -> list[Match]:
    ids = list(child_ids)
    children = children_by_id(actor, ids)
    held, _places = held_by_id(actor, list(children))
    language = get_language() or "en"
    return [_match(children[one], held.get(one, Held(())), why.get(one), asked, language) for one in ids if one in children]


def _with_judgements(actor: Actor, matches: list[Match]) -> list[Match]:
    """The same matches, each with the names of those who were judged to be the same child."""
    edges = [
        (edge.person_a_id, edge.person_b_id)
        for edge in edges_between(actor, [match.child_id for match in matches])
        if edge.withdrawn_at is None
    ]
    names = {match.child_id: match.name for match in matches}
    return [
        replace(match, same_as=tuple(names[one] for one in sorted(cluster(edges, match.child_id) - {match.child_id})))
        for match in matches
    ]


def _match(child, held: Held, like: Likeness | None, asked: int, language: str) -> Match:
    given, family = held.names[0][1:] if held.names else ("", "")
    return Match(
        child_id=child.pk,
        ref=child.ref,
        name=f"{given} {family}".strip() or _("Name not known yet"),
        age=age_on(held.born_on, _today()),
        born_words=_born_words(held, language),
        where_words="",
        reasons=tuple(words.in_language(language) for words in like.why) if like else (),
        why=like.sentence if like else Words("", ""),
        meets_all=like is not None and (like.by_number or like.met >= asked),
    )


def _born_words(held: Held, language: str) -> str:
    """Month and year: enough to tell two apart, and no more than that."""
    if held.born_on is None or held.precision not in (Precision.DAY, Precision.MONTH):
        return ""
    month = (WELSH_MONTHS if language == "cy" else ENGLISH_MONTHS)[held.born_on.month - 1]
    return _("Born %(month)s") % {"month": f"{month} {held.born_on.year}"}


def _today() -> date:
    return local(timezone.now()).date()
