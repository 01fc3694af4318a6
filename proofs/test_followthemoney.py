"""A network’s file is put to FollowTheMoney’s own reader, which stands in an environment of its own and in no other.

The package is no part of the product: it brings forty others, and has ICU compiled. Where it can’t be installed this is left
out, aloud; the suite holds every file against a copy of what its model says of the kinds that we give (see `tests`).
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from tests.followthemoney import faults
from ymylon.networks.rules.codes import NodeKind
from ymylon.networks.rules.giving import Relation, Thing, entities
from ymylon.networks.rules.picture import Key
from ymylon.terms.links import End, Link
from ymylon.terms.words import Words

RELEASE = "followthemoney==4.11.2"  # the one of which the suite has a copy
# Beside what the command re-reads: what it would drop without a word, a value of no such kind or one that is required and lacks.
_JUDGE = """
import json, sys
from followthemoney import model
for line in sys.stdin:
    one = json.loads(line)
    schema = model.get(one["schema"])
    assert schema is not None and not schema.abstract, one
    assert set(one["properties"]) <= set(schema.properties), one
    assert all(one["properties"].get(name) for name in schema.required), one
    schema.validate(one)
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory) -> Path:
    """Where its programs are."""
    place = tmp_path_factory.mktemp("followthemoney")
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    pip = [place / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", RELEASE]
    done = subprocess.run(pip, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode:
        pytest.skip(f"{RELEASE} can’t be installed here: {done.stderr.strip().splitlines()[-1]}")
    return place / "bin"


def _link(room: str, row: int, here: Key, there: Key, what: str) -> Link:
    said = dict.fromkeys(Link._fields, "")
    said |= {
        "here_kind": here.kind, "here": here.number, "there_kind": there.kind, "there": there.number, "room": room, "row": row,
        "what": what, "forwards": True, "since": date(2026, 3, 8), "until": None, "agency": None, "at": date(2026, 4, 1),
        "police": False,
    }  # fmt: skip
    return Link(**said)


def one_of_each() -> list[dict]:
    """A file with somebody or something of every kind that leaves, each tied to one person; and each kind of relation."""
    kinds = [kind for kind in NodeKind if kind not in (NodeKind.THEME, NodeKind.REPORT)]
    things = {
        Key(End.ENTRY, number): Thing(Key(End.ENTRY, number), kind, f"Rhywun ‘{kind.lower()}’", ("Jay",), "CX16 ABC", 1998)
        for number, kind in enumerate(kinds, start=1)
    }
    by_kind = {thing.kind: key for key, thing in things.items()}
    person, child = by_kind[NodeKind.PERSON], by_kind[NodeKind.CHILD]
    pairs = [(person, key, "USES") for key in things if key != person]
    pairs += [(person, by_kind[NodeKind.GROUP], "MEMBER_OF"), (person, child, "SIBLING")]
    words = Words("Uses", "Yn defnyddio")
    relations = [Relation(a, b, _link("TIE", row, a, b, what), words, words) for row, (a, b, what) in enumerate(pairs)]
    return list(entities(uuid4(), things, relations, "Made for DS Parry; handling: to him alone."))


def told(lines: str) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    for line in lines.splitlines():
        one = json.loads(line)
        yield one["id"], one["schema"], {name: sorted(values) for name, values in one["properties"].items()}


def test_its_own_reader_takes_every_entity_of_a_file_and_drops_nothing(reader, figure):
    found = one_of_each()
    assert list(faults(found)) == [], "nor do we find a fault by our own copy of its model"
    file = "".join(json.dumps(one) + "\n" for one in found)
    judged = subprocess.run([reader / "python", "-c", _JUDGE], input=file, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stderr[-2000:]
    read = subprocess.run([reader / "ftm", "validate"], input=file, capture_output=True, text=True, check=True)
    assert sorted(told(read.stdout)) == sorted(told(file))
    figure("entities that FollowTheMoney’s own reader took", tries=len(found), kinds=len({one["schema"] for one in found}))


def test_and_refuses_what_is_no_such_entity(reader):
    """The proof of the proof: a property that no kind has, a day that is none, an end that is missing."""
    whole = next(one for one in one_of_each() if one["schema"] == "UnknownLink")
    for name, values in (("suspects", ["x"]), ("startDate", ["last week"]), ("subject", [])):
        wrong = json.dumps(whole | {"properties": whole["properties"] | {name: values}})
        judged = subprocess.run([reader / "python", "-c", _JUDGE], input=wrong, capture_output=True, text=True, check=False)
        assert judged.returncode != 0, name
