"""Loading the demonstration, step by step. Every step is an act of one of the cast, done through the rooms' own actions."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ymylon.access.actions import begin_request
from ymylon.agencies.actions import finish_demo, mark_as_demo
from ymylon.agencies.lookups import demo_mark, is_empty_directory
from ymylon.config.demo import bridgend
from ymylon.config.demo.agencies import Directory, enrol_cast, open_directory
from ymylon.config.demo.children import open_children
from ymylon.config.demo.sizes import Size, build_country, is_begun
from ymylon.config.demo.story import STEPS, Known
from ymylon.config.demo.theatre import Theatre
from ymylon.duties.actions import load_shipped_policies
from ymylon.terms.words import Words

Progress = Callable[[int, int, Words], None]
_WALES = Words("councils, forces and health boards", "cynghorau, heddluoedd a byrddau iechyd")
_CHILDREN = Words("children", "plant")
_CAST = Words("cast", "cast")
_DONE = Words("done", "wedi’i wneud")


def loaded_at() -> datetime | None:
    """When the demonstration in this database was loaded; None if there is none."""
    mark = demo_mark()
    return mark.loaded_at if mark else None


def is_empty() -> bool:
    """Whether nobody works here yet, so that a demonstration may be loaded."""
    return is_empty_directory()


def build(size: str, progress: Progress, scenario: str = "") -> None:
    """Load it: the directory and the cast (`size` "cast"), then children and tonight's story ("small"), then the scenario."""
    now = timezone.now()
    beside = bridgend.STEPS if scenario else ()
    total = (2 if size == "cast" else 3 + len(STEPS)) + len(beside)
    progress(0, total, _WALES)
    stage = Theatre(_open_wales(now, scenario), now)
    if size != "cast":
        _tell(stage, total, progress)
    known: Known = {}
    for place, (words, step) in enumerate(beside, start=total - len(beside)):
        progress(place, total, words)
        step(stage, known)
    finish_demo(size=size)
    progress(total, total, _CAST if size == "cast" else _DONE)


def build_large(size: Size, progress: Progress) -> None:
    """Load the small one, and then a country around it; or go on where that was left."""
    if is_begun():
        build_country(size, None, progress)
    else:
        now = timezone.now()
        stage = Theatre(_open_wales(now), now)
        _tell(stage, 3 + len(STEPS), progress)
        build_country(size, stage.directory, progress)
    finish_demo(size=size.name)


def _tell(stage: Theatre, total: int, progress: Progress) -> None:
    progress(1, total, _CHILDREN)
    known = open_children(stage)
    for place, (words, step) in enumerate(STEPS, start=2):
        progress(place, total, words)
        step(stage, known)


@transaction.atomic
def _open_wales(now: datetime, scenario: str = "") -> Directory:
    begin_request(None, "DEMONSTRATION")
    mark_as_demo(at=now)
    load_shipped_policies(demonstration=True)
    directory = open_directory()
    enrol_cast(directory, now)
    if scenario:
        bridgend.open_bridgend(directory, now)
    return directory
