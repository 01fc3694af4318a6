"""A large demonstration from beginning to end: some of every kind is played through the actions, the rest is copied from it.

It can be stopped at any moment and taken up again: what was drawn is drawn again from the same seed, what was learned is kept in
the database until all is loaded, and each batch of copies is there whole or not at all.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from ymylon.config.backup.restoring import connect
from ymylon.duties.lookups import policy_rows
from ymylon.terms.words import Words

from .clocks import Clocks
from .copying import Copies, counts
from .directory import Desk, Place, Post
from .draw import ChildFacts, draw_children
from .draw_episodes import draw_episodes, draw_tonight
from .loading import bring_indexes_back, copy_in, go_on_counting_from, put_indexes_aside
from .meetings import ask_for_meetings
from .pattern import Pattern, Watch
from .playing import play_child, play_episode
from .reading import last_numbers, tables
from .setting import Setting, Where, setting
from .size import Size

BATCH = 1500
Progress = Callable[[int, int, Words], None]
_PLAYED = Words("kinds of episode, played", "mathau o gyfnod, wedi’u chwarae", False)
_COPIED = Words("children and episodes, copied", "plant a chyfnodau, wedi’u copïo")
_LATELY = Words("missing or found lately, played", "ar goll neu wedi’u canfod yn ddiweddar, wedi’u chwarae", False)
_CHILD, _EPISODE = "people_person", "missing_episode"


@dataclass
class Learned:
    """What was played, and where the copies' numbers begin: all that can't be drawn again."""

    places: dict[str, Place]
    patterns: dict[str, Pattern] = field(default_factory=dict)
    children: dict[int, int] = field(default_factory=dict)
    episodes: set[int] = field(default_factory=set)
    first: dict[str, int] = field(default_factory=dict)

    def kept(self) -> str:
        """For the database."""
        return json.dumps(
            {
                "places": {key: asdict(place) for key, place in self.places.items()},
                "patterns": {key: pattern.kept() for key, pattern in self.patterns.items()},
                "children": list(self.children.items()),
                "episodes": sorted(self.episodes),
                "first": self.first,
            }
        )

    @classmethod
    def of_kept(cls, kept: dict[str, Any]) -> "Learned":
        """From the database."""
        return cls(
            {key: _place(place) for key, place in kept["places"].items()},
            {key: Pattern.of_kept(pattern) for key, pattern in kept["patterns"].items()},
            dict(kept["children"]),
            set(kept["episodes"]),
            kept["first"],
        )


def _place(kept: dict[str, Any]) -> Place:
    desks = {name: Desk(**desk) for name, desk in kept["desks"].items()}
    posts = {name: Post(post["practitioner"], post["account"], tuple(post["teams"])) for name, post in kept["posts"].items()}
    return Place(kept["agency"], kept["scope"], kept["code"], desks, posts)


class Wales:
    """The children and episodes that are drawn, and how far they are in the database."""

    def __init__(self, size: Size, now: datetime, seed: int, progress: Progress) -> None:
        self.now, self._progress, self._seed = now, progress, seed
        progress(0, 1, Words(f"drawing {size.children:,} children", f"llunio plant: {size.children:,}"))
        self.children = draw_children(size, now, _random(seed))
        progress(0, 1, Words(f"drawing {size.episodes:,} episodes", f"llunio cyfnodau: {size.episodes:,}"))
        self.episodes = draw_episodes(size, self.children, now, _random(seed + 1))
        policies = tuple(policy_rows())
        ask_for_meetings(self.episodes, policies)
        self.connection = connect()
        self._tables, self._clocks = tables(self.connection), Clocks(policies)

    # Playing: the first of every kind

    def play(self, places: dict[str, Place]) -> Learned:
        """Some of every kind are played; each that is becomes the pattern of its kind."""
        learned = Learned(places)
        watch = Watch(self.connection, self._tables, self._clocks)
        here = self._settings(places)
        wanted = self._to_play()
        for done, number in enumerate(wanted):
            episode = self.episodes[number]
            self._progress(done, len(wanted), _PLAYED)
            self._play_child(watch, learned, episode.child, here(episode.child.where))
            self._play_episode(watch, learned, number, here(episode.child.where))
        for kind in {child.kind: child for child in reversed(self.children)}.values():
            if kind.kind not in learned.patterns:
                self._play_child(watch, learned, kind, here(kind.where))
        self._progress(len(wanted), len(wanted), _PLAYED)
        learned.first = {name: last + 1 for name, last in last_numbers(self.connection, self._tables.values()).items()}
        return learned

    def _play_child(self, watch: Watch, learned: Learned, child: ChildFacts, here: Setting) -> None:
        if child.number not in learned.children:
            number, pattern = watch.learn(child, here, lambda: play_child(child, here))
            learned.patterns.setdefault(child.kind, pattern)
            learned.children[child.number] = number

    def _play_episode(self, watch: Watch, learned: Learned, number: int, here: Setting) -> None:
        episode = self.episodes[number]
        child = learned.children[episode.child.number]

        def play() -> int:
            play_episode(episode, child, here, self.now, watch.waiting)
            return child

        _, pattern = watch.learn(episode, here, play)
        learned.patterns.setdefault("/".join(episode.key), pattern)
        learned.episodes.add(number)

    def _to_play(self) -> list[int]:
        """For each kind of episode the one that comes earliest in its child's life, and whatever that child had before."""
        best: dict[tuple, int] = {}
        for number, episode in enumerate(self.episodes):
            known = best.get(episode.key)
            if known is None or len(episode.starts) < len(self.episodes[known].starts):
                best[episode.key] = number
        return sorted(
            {before for number in best.values() for before in range(number - len(self.episodes[number].starts) + 1, number + 1)}
        )

    @staticmethod
    def _settings(places: dict[str, Place]) -> Callable[[Where], Setting]:
        return cache(lambda where: setting(places, where))

    # Copying: all others

    def copy(self, learned: Learned) -> dict[int, int]:
        """The rest, in batches; one that is in the database already is passed over. Answers each child's number there."""
        here = self._settings(learned.places)
        numbers = dict(learned.first)
        children = dict(learned.children)
        waiting = [child for child in self.children if child.number not in children]
        rest = [episode for number, episode in enumerate(self.episodes) if number not in learned.episodes]
        total = len(waiting) + len(rest)
        put_indexes_aside(self.connection, {name for pattern in learned.patterns.values() for name in pattern.rows})
        done = 0
        for seed, (key, batch, main) in enumerate([*_batches(waiting, _CHILD), *_batches(rest, _EPISODE)]):
            pattern = learned.patterns[key]
            of = [one if isinstance(one, ChildFacts) else one.child for one in batch]
            if main == _CHILD:
                children |= {child.number: numbers[_CHILD] + place for place, child in enumerate(of)}
            ids = [children[child.number] for child in of]
            if not self._is_there(main, numbers[main]):
                random = _random(f"{self._seed}/{seed}")
                copies = Copies(batch, ids, [here(child.where) for child in of], pattern, numbers, self._clocks, random)
                with self.connection.transaction():
                    copy_in(self.connection, copies.frames(self._tables))
            for name, count in counts(pattern, batch).items():
                numbers[name] += count
            done += len(batch)
            self._progress(done, total, _COPIED)
        bring_indexes_back(self.connection, self._progress)
        go_on_counting_from(self.connection, self._tables, numbers)
        return children

    def _is_there(self, table: str, number: int) -> bool:
        asked = f'select exists (select from "{table}" where id = %s)'
        return self.connection.execute(asked, (number,)).fetchone()[0]

    # Tonight

    def tonight(self, places: dict[str, Place], children: dict[int, int], many: int) -> None:
        """What isn't over: reported in the last days, of children who were not missing in the week before."""
        here, random = self._settings(places), _random(self._seed + 2)
        waiting = Watch(self.connection, self._tables, self._clocks).waiting
        drawn = {
            episode.child.number: episode for episode in (draw_tonight(self.children, self.now, random) for _ in range(many))
        }
        for done, (number, episode) in enumerate(drawn.items(), start=1):
            until = min(self.now, episode.offered - timedelta(seconds=1))
            play_episode(episode, children[number], here(episode.child.where), until, waiting)
            self._progress(done, len(drawn), _LATELY)


def _random(seed: int | str) -> Random:
    return Random(seed)  # noqa: S311 (it invents children, and hides nothing)


def _batches(all_of: Sequence[Any], main: str) -> Iterator[tuple[str, list, str]]:
    """By kind, and of each kind so many at a time that memory stays small; in an order that the same seed gives again."""
    by_kind: dict[str, list] = defaultdict(list)
    for one in all_of:
        by_kind[one.kind if isinstance(one, ChildFacts) else "/".join(one.key)].append(one)
    for key in sorted(by_kind):
        for place in range(0, len(by_kind[key]), BATCH):
            yield key, by_kind[key][place : place + BATCH], main
