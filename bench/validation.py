"""`ymylon validate` on a Missing table, from CSV to messages, beside two peers in the same run.

The one is polars alone: the same files read, the same conditions worked out, and nothing said about them. The other is
the open validator that English councils use (csc-validator-be-903), with its own report, in an environment of its own
(`_peer.py`). Whether both find the same, `agreement.py` asks.
"""

import os
import resource
import tempfile
import time
from pathlib import Path

from _faulty import FILES
from _missing import write_missing
from _peer import BETWEEN, PEER, SINGLE, peer

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))


def main() -> None:
    """Measure, compare and print."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        write_missing(Path(folder), ROWS)
        single, every = _ours(Path(folder), ("missing.csv",)), _ours(Path(folder), ("header.csv", "episodes.csv", "missing.csv"))
        bare = _bare(Path(folder) / "missing.csv")
        print(f"{'':34} {'seconds':>8} {'rows/s':>10} {'ratio':>7}")
        _line("ours, 11 rules, CSV to JSON", single, single)
        _line("polars alone, 11 rules, no messages", bare, single)
        _line("ours, 19 rules, three files", every, every)
        other = peer(Path(folder))
        if other is None:
            print(f"{PEER} can’t be had here: no comparison with it")
            return
        for name, rules, files, ours in (
            ("peer, 11 rules, with its report", SINGLE, ("missing.csv",), single),
            ("peer, 19 rules, with its report", tuple(c for c in SINGLE + BETWEEN if c != "576"), tuple(FILES), every),
        ):
            other.ask(Path(folder), rules, [(file, "This year") for file in files], report=True)
            _line(name, other.answer()["seconds"], ours)
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def _line(name: str, seconds: float, ours: float) -> None:
    print(f"{name:36} {seconds:6.3f} {ROWS / seconds:10,.0f} {seconds / ours:7.1f}", flush=True)


def _ours(folder: Path, files: tuple[str, ...]) -> float:
    """Seconds, the median of five, from the files to the whole JSON text."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        _report(folder, files)
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[2]


def _report(folder: Path, files: tuple[str, ...]) -> str:
    from datetime import UTC, datetime

    from ymylon.publication.rules.report import FORMATS
    from ymylon.publication.rules.rule import year_from
    from ymylon.publication.rules.ssda903 import SSDA903
    from ymylon.publication.rules.validating import validate

    paths = [folder / name for name in files]
    report = validate(paths, book=SSDA903, year=year_from(2025), extracted_at=datetime.now(UTC))
    return "".join(FORMATS["json"](report, None))


def _bare(path: Path) -> float:
    """The peer that says nothing: the file read by polars, and each of the eleven conditions worked out."""
    import polars as pl

    from ymylon.publication.rules.rule import Given, year_from
    from ymylon.publication.rules.ssda903.layouts import MISSING, typed
    from ymylon.publication.rules.ssda903.single import SINGLE as RULES

    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        frame = pl.read_csv(path, infer_schema=False).with_row_index("row", 1)
        given = Given(typed({MISSING: frame}), year_from(2025))
        answers = [rule.finds(given) for rule in RULES]
        masks = [answer.alias(str(place)) for place, answer in enumerate(answers) if isinstance(answer, pl.Expr)]
        given.tables[MISSING].select(masks)
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[2]


if __name__ == "__main__":
    main()
