"""Thousands of small faulty returns, each judged by `ymylon validate` and by csc-validator-be-903: row by row, rule by rule.

Fixed seeds. A difference fails the run. Every tenth return is judged once more in a form that the two read differently on
purpose (docs/validation.md lists them): ours must find in it just what both find in the plain one, so that whatever the peer
finds or refuses in it is owed to that one thing. A rule of which nothing was found was not tried, and fails the run too.
BENCH_RETURNS says how many, BENCH_FIRST from which seed (to share them out), and BENCH_MINUTES when to stop at the latest.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from _faulty import BEFORE, FILES, ODDITIES, write_faulty, write_odd
from _peer import BETWEEN, PEER, SINGLE, Peer, peer

RETURNS = int(os.environ.get("BENCH_RETURNS", "2000"))
FIRST = int(os.environ.get("BENCH_FIRST", "0"))
MINUTES = float(os.environ.get("BENCH_MINUTES", "60"))
RULES = SINGLE + BETWEEN
# Of a child of whom this year's return says nothing no published rule has a row to point at.
OURS_ALONE = "YM-576"
GIVEN = [(name, "This year") for name in FILES] + [(BEFORE, "Prev year")]
Findings = dict[str, list[int]]


def main() -> None:
    """Judge, compare and print."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
        other = peer(Path(place))
        if other is None:
            print(f"{PEER} can’t be had here: no comparison with it")
            return
        seen = _Seen()
        for seed in range(FIRST, FIRST + RETURNS):
            if time.perf_counter() - begun > 60 * MINUTES:
                break
            _judge(other, Path(place), seed, seen)
            if seed % 100 == 99:
                print(f"· {seed + 1:,} returns", file=sys.stderr, flush=True)
    seen.told(time.perf_counter() - begun)
    raise SystemExit(1 if seen.is_bad else 0)


class _Seen:
    """What came of it so far."""

    def __init__(self) -> None:
        self.returns = self.periods = self.differing = self.alone = 0
        self.alike: Counter[str] = Counter()
        self.odd: dict[str, Counter[str]] = {name: Counter() for name in ODDITIES}

    def compared(self, seed: int, mine: Findings, theirs: Findings, what: str = "") -> None:
        for code in sorted(set(mine) | set(theirs)):
            here, there = set(mine.get(code, ())), set(theirs.get(code, ()))
            if not what:
                self.alike[code.split()[1]] += len(here & there)
            if here != there:
                self.differing += len(here ^ there)
                print(f"return {seed}{what}, {code}: only here {sorted(here - there)[:5]}, only there {sorted(there - here)[:5]}")

    def told(self, seconds: float) -> None:
        print(f"{'rule':>6} {'found by both':>14}")
        for code in RULES:
            print(f"{code:>6} {self.alike[code]:14,}")
        print(f"\n{'read differently on purpose':36} {'returns':>8} {'refused there':>14} {'findings owed to it':>20}")
        for name, each in self.odd.items():
            print(f"{name:36} {each['returns']:8,} {each['refused']:14,} {each['findings']:20,}")
        print(f"{OURS_ALONE + ', for which there is no such rule':36} {'':8} {'':14} {self.alone:20,}")
        print(
            f"\n{self.returns:,} of {RETURNS:,} returns, {self.periods:,} periods, {len(RULES)} rules: "
            f"{self.alike.total():,} findings alike, {self.differing:,} differing; {seconds / 60:.1f} minutes"
        )

    @property
    def is_bad(self) -> bool:
        return bool(self.differing or self.returns < RETURNS or any(not self.alike[code] for code in RULES))


def _judge(other: Peer, place: Path, seed: int, seen: _Seen) -> None:
    plain, odd = place / "plain", place / "odd"
    seen.periods += write_faulty(plain, seed)
    seen.returns += 1
    other.ask(plain, RULES, GIVEN)
    named = write_odd(odd, plain, seed) if seed % 10 == 0 else ""
    if named:
        other.ask(odd, RULES, GIVEN)
    # While the peer works, so do we.
    mine, alone = _ours(plain)
    seen.alone += alone
    mine_again = _ours(odd)[0] if named else {}
    theirs = other.answer()
    assert not theirs["fails"], theirs["fails"]
    assert not theirs["refused"], theirs["refused"]
    seen.compared(seed, mine, theirs["rows"])
    if named:
        seen.compared(seed, mine_again, mine, f" with {named}")
        there = other.answer()
        own = seen.odd[named]
        own["returns"] += 1
        if there["refused"]:
            own["refused"] += 1
        else:
            own["findings"] += sum(
                len(set(mine.get(code, ())) ^ set(there["rows"].get(code, ()))) for code in {*mine, *there["rows"]}
            )
    shutil.rmtree(odd, ignore_errors=True)


def _ours(folder: Path) -> tuple[Findings, int]:
    """What we find of the rules that both have; and in how many rows of what we alone ask."""
    from ymylon.publication.rules.report import FORMATS
    from ymylon.publication.rules.rule import year_from
    from ymylon.publication.rules.ssda903 import SSDA903
    from ymylon.publication.rules.validating import validate

    files, before = [folder / name for name in FILES], (folder / BEFORE,)
    report = validate(files, book=SSDA903, year=year_from(2025), extracted_at=datetime.now(UTC), previous=before)
    told = json.loads("".join(FORMATS["json"](report, None)))["problems"]
    alone = sum(len(one["rows"]) for one in told if one["code"] == OURS_ALONE)
    return {f"{one['table']} {one['code']}": one["rows"] for one in told if one["code"] in RULES}, alone


if __name__ == "__main__":
    main()
