"""What the model of FollowTheMoney says of the kinds that we give, beside us as JSON, and a reader that holds to it.

The package itself asks for ICU to be compiled on each machine: too much for one test. What it says is taken from its own files.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MODEL = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))["schemata"]
_DAY = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$")


def extended(name: str) -> list[str]:
    """This kind and every kind that it extends."""
    return [name, *(above for one in _MODEL[name]["extends"] for above in extended(one))]


def faults(found: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong by that model: kinds and properties that it lacks, values that are none, ends that do not fit."""
    schemata = {one["id"]: one["schema"] for one in found}
    if len(schemata) != len(found):
        yield "two entities have one number"
    for one in found:
        name, said = one["schema"], one["properties"]
        if _MODEL[name]["abstract"] or one.keys() != {"id", "schema", "properties"}:
            yield f"{name} is no entity"
        properties = {prop: kind for above in extended(name) for prop, kind in _MODEL[above]["properties"].items()}
        yield from (
            f"{name} lacks {prop}" for above in extended(name) for prop in _MODEL[above]["required"] if not said.get(prop)
        )
        for prop, values in said.items():
            kind, reach = properties.get(prop, ("", ""))
            if not kind or not values or not all(isinstance(value, str) and value.strip() for value in values):
                yield f"{name} has no {prop} like {values}"
            if kind == "date" and not all(map(_DAY.match, values)):
                yield f"{prop} is no day: {values}"
            if kind == "entity":
                yield from (f"{prop} leads to no {reach}" for one in values if reach not in extended(schemata[one]))
