"""ymylon demo"""

import argparse
import importlib.util
import sys
import time
from datetime import UTC, datetime, timedelta

from tqdm import tqdm

from ymylon.config.cluster import Cluster, ClusterFault, home
from ymylon.config.database import is_embedded
from ymylon.config.terminal import OF, here, say
from ymylon.terms.words import Words

from .ground import TablesFromBefore, bring_tables_up_to_date, database_up, django_as, run_as_account

_OLD = timedelta(days=1)
# How the step that looks answers, as exit codes beside 0 to 3.
EMPTY, YOUNG, STALE, OTHERS, NONE, HALF, BEGUN = 10, 11, 12, 13, 14, 15, 16
_LARGE = ("national", "large")
_WRONG_USAGE = 2
_AGAIN = Words("For a fresh one: ymylon demo --fresh", "Am un newydd: ymylon demo --fresh")
_LOADED = Words("The demonstration is loaded already.", "Mae’r arddangosiad wedi’i lwytho eisoes.")
_REAL = Words(
    "This database holds real work: the demonstration goes only into an empty one.",
    "Mae gwaith go iawn yn y gronfa ddata hon: i un wag yn unig yr aiff yr arddangosiad.",
    False,
)
_NOT_WHOLE = Words(
    "It isn’t whole yet. The same command takes it up again; `ymylon demo --fresh` begins anew.",
    "Nid yw’n gyfan eto. Mae’r un gorchymyn yn ailgydio ynddo; mae `ymylon demo --fresh` yn dechrau o’r newydd.",
    False,
)
_LARGE_NOT_WHOLE = Words(
    "A large demonstration is not whole yet: `ymylon demo --size national` takes it up again.",
    "Nid yw arddangosiad mawr yn gyfan eto: mae `ymylon demo --size national` yn ailgydio ynddo.",
    False,
)
_CUT_SHORT = Words(
    "The demonstration was cut short while it was built: it begins anew.",
    "Torrwyd yr arddangosiad yn fyr wrth ei adeiladu: mae’n dechrau o’r newydd.",
    False,
)
_NOT_BUILT = Words(
    "The demonstration can’t be built: see the lines above.", "Ni ellir adeiladu’r arddangosiad: gweler y llinellau uchod."
)
_STALE = Words(
    "The demonstration is more than a day old, and most of its clocks have run out.",
    "Mae’r arddangosiad yn fwy na diwrnod oed, ac mae’r rhan fwyaf o’i glociau wedi dod i ben.",
    False,
)
_LOAD_FRESH = Words(
    "Load a fresh one? What was keyed into it is lost. [y/N]",
    "Llwytho un newydd? Collir yr hyn a deipiwyd iddo. [i(e)/N]",
    False,
)
_NOT_OURS = Words(
    "The database is not ours to empty: make an empty one, and name it in DATABASE_URL.",
    "Nid ni biau gwagio’r gronfa ddata: gwnewch un wag, ac enwch hi yn DATABASE_URL.",
    False,
)
_UNTOLD = Words(
    "Whether there is a demonstration can’t be told: see the lines above.",
    "Ni ellir dweud a oes arddangosiad: gweler y llinellau uchod.",
    False,
)
_BUILDING = Words(
    "Building the demonstration: every child and every practitioner in it is invented",
    "Adeiladu’r arddangosiad: mae pob plentyn a phob ymarferydd ynddo wedi’i ddyfeisio",
)
_WHOLE = Words("whole after {minutes:.1f} minutes", "cyfan ar ôl {minutes:.1f} munud")
_BESIDE_SMALL = Words(
    "A scenario stands beside the small demonstration alone: leave --size or --scenario out.",
    "Wrth ochr yr arddangosiad bach yn unig y saif senario: gadewch --size neu --scenario allan.",
    False,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--size", choices=("small", *_LARGE), default="small",
        help="how much of it (default: small); national: 45,000 children and 110,000 episodes; large: 630,000 episodes",
    )  # fmt: skip
    parser.add_argument("--episodes", type=int, metavar="N", help="of a large one: so many episodes, with children in proportion")
    parser.add_argument("--scenario", choices=("bridgend",), help="beside the small one: what one county told, all invented")
    parser.add_argument("--fresh", action="store_true", help="throw an old demonstration away, with all that was keyed into it")
    parser.add_argument("--step", choices=("look", "build"), help=argparse.SUPPRESS)


def run(chosen: argparse.Namespace) -> int:
    """Load it through the rooms' own actions. Refused on a database that holds anything but a demonstration."""
    if chosen.scenario and chosen.size in _LARGE:
        print(here(_BESIDE_SMALL), file=sys.stderr)
        return _WRONG_USAGE
    if chosen.step == "look":
        return _look()
    if chosen.step == "build":
        return _build(chosen.size, chosen.episodes, chosen.scenario or "")
    with database_up():
        try:
            bring_tables_up_to_date()
        except TablesFromBefore:
            # Even an older version's demonstration bears the mark, and is thrown away where that is asked for.
            if not chosen.fresh or _looked() == OTHERS:
                raise
            _throw_away()
        found = _looked()
        if found == BEGUN and not chosen.fresh:
            return _load_large(chosen)
        if found in (HALF, BEGUN) or (found in (YOUNG, STALE) and chosen.fresh):
            _throw_away()
        elif found in (YOUNG, STALE):
            print(here(_LOADED), here(_AGAIN))
            return 0
        elif found == OTHERS:
            raise ClusterFault(_REAL)
        if chosen.size in _LARGE:
            return _load_large(chosen)
        _load(chosen.size, chosen.scenario or "")
    return 0


def _load_large(chosen: argparse.Namespace) -> int:
    """What was loaded stays if it is cut short: it takes long, and the same command takes it up again."""
    episodes = ("--episodes", str(chosen.episodes)) if chosen.episodes else ()
    if run_as_account("demo", "--size", chosen.size, *episodes, "--step", "build", role="web", again_if_lost=True):
        raise ClusterFault(_NOT_WHOLE)
    return 0


def have_demo(size: str) -> None:
    """For `serve`: load it into an empty database; offer a fresh one where its clocks have run out."""
    found = _looked()
    if found == BEGUN:
        raise ClusterFault(_LARGE_NOT_WHOLE)
    if found == HALF:
        say(_CUT_SHORT)
    if found == HALF or (found == STALE and _wants_fresh()):
        _throw_away()
        found = EMPTY
    if found == EMPTY:
        _load(size)


def _load(size: str, scenario: str = "") -> None:
    """The whole of it or none: what was cut short is emptied again, so that the next start doesn't take it for one."""
    whole = False
    try:
        beside = ("--scenario", scenario) if scenario else ()
        whole = run_as_account("demo", "--size", size, *beside, "--step", "build", role="web") == 0
    finally:
        if not whole and is_embedded():
            Cluster(home()).recreate_database()
    if not whole:
        raise ClusterFault(_NOT_BUILT)


def _wants_fresh() -> bool:
    if not sys.stdin.isatty():
        say(Words(f"{_STALE.en} {_AGAIN.en}", f"{_STALE.cy} {_AGAIN.cy}"))
        return False
    say(_STALE)
    answer = input(f"  {here(_LOAD_FRESH)} ")
    return answer.strip().lower() in ("y", "yes", "i", "ie")


def _throw_away() -> None:
    if not is_embedded():
        raise ClusterFault(_NOT_OURS)
    Cluster(home()).recreate_database()
    bring_tables_up_to_date()


# The steps, each in a process of its own as app_web


def _looked() -> int:
    found = run_as_account("demo", "--step", "look", role="web")
    if found not in (EMPTY, YOUNG, STALE, OTHERS, NONE, HALF, BEGUN):
        raise ClusterFault(_UNTOLD)
    return found


def _look() -> int:
    django_as("web")
    if importlib.util.find_spec("ymylon.config.demo") is None:
        return NONE
    from ymylon.config import demo

    loaded_at = demo.loaded_at()
    if loaded_at and not demo.is_demo_whole():
        return BEGUN if demo.is_begun() else HALF
    if loaded_at:
        return STALE if datetime.now(UTC) - loaded_at > _OLD else YOUNG
    return EMPTY if demo.is_empty() else OTHERS


def _build(size: str, episodes: int | None, scenario: str) -> int:
    django_as("web")
    from ymylon.config import demo

    say(_BUILDING)
    if size in _LARGE:
        begun = time.monotonic()
        with _Bars() as bars:
            demo.build_large(demo.size_of(size, episodes), bars)
        print(f"  {here(_WHOLE).format(minutes=(time.monotonic() - begun) / 60)}", flush=True)
    else:
        demo.build(size, _progress, scenario)
    return 0


class _Bars:
    """A bar for each stage of what takes minutes, with the time that is left."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None

    def __enter__(self) -> "_Bars":
        return self

    def __exit__(self, *broken: object) -> None:
        if self._bar:
            self._bar.close()

    def __call__(self, done: int, total: int, label: Words) -> None:
        """`done` of `total` of the stage that is called so."""
        name = here(label)
        if self._bar is None or self._bar.desc != name:
            self.__exit__()
            self._bar = tqdm(total=total, desc=name, unit_scale=True, mininterval=2)
            self._bar.desc = name
        self._bar.total = total
        self._bar.update(done - self._bar.n)


def _progress(done: int, total: int, label: Words) -> None:
    line = f"  {here(OF).format(done=done, total=total)}  {here(label)}"
    if sys.stdout.isatty():
        print(f"\r\033[K{line}", end="\n" if done >= total else "", flush=True)
    elif done >= total or done % max(total // 4, 1) == 0:
        print(line, flush=True)
