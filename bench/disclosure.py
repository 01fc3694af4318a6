"""The gate before a release: numbers attacked, left out, learned (none), and the time, beside a release that only rounds.

BENCH_EPISODES says how many episodes of eight years are invented (default 12,000); their fourth year is released.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent)]

from _episodes import write_national  # noqa: E402

from ymylon.publication.rules.disclosure import attack  # noqa: E402
from ymylon.publication.rules.measures import population  # noqa: E402
from ymylon.publication.rules.measures.facts import facts_of  # noqa: E402
from ymylon.publication.rules.release.gathering import episodes_of  # noqa: E402
from ymylon.publication.rules.release.making import links_of, numbers, space_of  # noqa: E402
from ymylon.publication.rules.release.running import release_of  # noqa: E402
from ymylon.publication.rules.release.tables import EPISODE, TABLES  # noqa: E402

YEAR, KEY = 2022, b"of the bench alone"


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        write_national(Path(folder), int(os.environ.get("BENCH_EPISODES", "12000")))
        facts, _ = facts_of(Path(folder), population=population.shipped(), years=frozenset({YEAR}))
        facts.episodes.height  # noqa: B018 — read before the clock starts
        naive = _naive(facts)
        found = {"rounded alone": naive}
        began = time.perf_counter()
        release = release_of(facts, YEAR, "1", KEY, [])
        took = time.perf_counter() - began
        found["with the gate"] = {
            "tables": len(TABLES), "numbers": len(release.numbers), "hidden as small": release.of_their_own,
            "hidden for others": release.for_others, "attacked": release.attacked.tried,
            "against": release.attacked.against, "learned": len(release.attacked.pins), "seconds": round(took, 1),
        }  # fmt: skip
    for name, said in found.items():
        print(f"{name}: {said}")
    print(json.dumps({"disclosure": found}))
    return int(bool(found["with the gate"]["learned"]))


def _naive(facts) -> dict[str, int]:
    from ymylon.publication.rules.disclosure import Told

    cells = [one.cell for one in numbers(episodes_of(facts, YEAR), [one for one in TABLES if one.of == EPISODE], YEAR, "1", KEY)]
    told = [Told(one.unit, one.where, one.shown.known) for one in cells]
    space = space_of(["1"])
    apart, together = attack(space, told, cells), attack(space, told, cells, links=links_of(YEAR))
    return {
        "attacked": together.tried,
        "learned": len(together.pins),
        "learned if episodes and children are kept apart": len(apart.pins),
    }


if __name__ == "__main__":
    sys.exit(main())
