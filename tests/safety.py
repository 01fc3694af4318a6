"""What the tests of plans that are kept begin with: one version of each plan."""

from typing import Any

from django.utils import timezone

from ymylon.plans.rules import ChildView, MadeWith
from ymylon.safety.actions import keep_plan
from ymylon.safety.rules import ASKED, PlanKind


def kept(by, child_id: int, kind: PlanKind = PlanKind.SAFETY, *, based_on: int = 0, at=None, answers=None, **more) -> Any:
    """A version in which each answer names its question; other `answers` go before."""
    said = {
        "made_with": [MadeWith.CHILD], "view": ChildView.AGREES, "childs_words": "Paid â galw’r heddlu gynta.",
        "words_language": "WELSH",
    } | more  # fmt: skip
    full = {one.code: f"KEPT {one.code}" for one in ASKED[kind]} | (answers or {})
    return keep_plan(by=by, at=at or timezone.now(), child_id=child_id, kind=kind, based_on=based_on, answers=full, **said)
