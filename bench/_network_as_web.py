"""The walk as the web role, by somebody of a council; `network.py` makes the database, starts this and reads its answer."""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from ymylon.access.actions import acting  # noqa: E402
from ymylon.agencies.models import Account  # noqa: E402
from ymylon.children.models import Child  # noqa: E402
from ymylon.networks.lookups import around_child, walk  # noqa: E402
from ymylon.networks.rules import Key, picture_of  # noqa: E402
from ymylon.terms.codes import Lane  # noqa: E402
from ymylon.terms.links import End, Ends, Span  # noqa: E402

STARTS = int(os.environ["BENCH_STARTS"])
_CALLED = {End.CHILD: "c", End.ENTRY: "e", End.CONTEXT: "x"}


class Noted:
    """How many questions are put to the database, and how long it took over them."""

    def __init__(self) -> None:
        self.asked, self.seconds = 0, 0.0

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.asked, self.seconds = self.asked + 1, self.seconds + time.perf_counter() - began


def main() -> None:
    """Measure, and print everything as JSON."""
    today = timezone.localdate()
    span = Span(today - timedelta(days=1000), today)
    account = Account.objects.get(email__startswith="COUNCIL@").pk
    told: dict[str, Any] = {"walk": [], "database": [], "page": [], "answers": {}}
    with acting(account, "bench") as actor:
        told["scopes"], told["place_scopes"] = actor.scopes(Lane.PERSONS), actor.scopes(Lane.CONTEXT)
        children = list(Child.objects.visible_to(actor).order_by("pk").values_list("pk", "ref"))
        starts = random.Random(7).sample(children, STARTS)
        for number, _ref in starts[:10]:
            walk(actor, Ends(children=frozenset({number})), span)
        if os.environ.get("BENCH_EXPLAIN"):
            _explained(actor, starts[0][0], span)
        sizes = []
        for number, ref in starts:
            _one(actor, number, ref, span, told)
            sizes.append(len(told["answers"][number]))
    told |= {"nodes": sum(sizes) / len(sizes), "most": max(sizes)}
    json.dump(told, sys.stdout)


def _explained(actor: Any, number: int, span: Span) -> None:
    """How long the database plans and how long it reads, on standard error."""

    def asked(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        execute("explain (analyze, summary) " + sql, params, many, context)
        print(*(line for (line,) in context["cursor"].fetchall() if "Time" in line), file=sys.stderr)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(asked):
        walk(actor, Ends(children=frozenset({number})), span)


def _one(actor: Any, number: int, ref: Any, span: Span, told: dict[str, Any]) -> None:
    noted = Noted()
    began = time.perf_counter()
    with connection.execute_wrapper(noted):
        first, second = walk(actor, Ends(children=frozenset({number})), span)
    told["walk"].append((time.perf_counter() - began) * 1000)
    told["database"].append(noted.seconds * 1000)
    told["walk_asks"] = max(noted.asked, told.get("walk_asks", 0))
    picture = picture_of(Key(End.CHILD, number), first, second, {})
    told["answers"][number] = sorted(f"{_CALLED[node.key.kind]}{node.key.number}" for node in picture.nodes)
    noted, began = Noted(), time.perf_counter()
    with connection.execute_wrapper(noted):
        around_child(actor, ref, span)
    told["page"].append((time.perf_counter() - began) * 1000)
    told["page_asks"] = max(noted.asked, told.get("page_asks", 0))


if __name__ == "__main__":
    main()
