"""The story of one episode, for those who may see it: every table in its own lane, in as few questions as may be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, DateTimeField, F, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast

from ymylon.access.models import Laned
from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.audit.standing import standing
from ymylon.children.lookups import ref_beside
from ymylon.missing.lookups.episodes import NoSuchEpisode
from ymylon.missing.lookups.plans import plan_beside
from ymylon.missing.models import (
    Concern,
    Episode,
    FamilyTalk,
    Finding,
    FiredRule,
    Grading,
    Item,
    Move,
    NoReferral,
    Observation,
    ParentDecision,
    PreventionCheck,
)
from ymylon.protection.lookups import owner_beside
from ymylon.terms.codes import EndKind


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was written about an episode. `kind` is the table; fields that it lacks are empty."""

    kind: str
    at: datetime
    by_id: int | None
    code: str
    words: str
    place: str
    second: datetime | None
    flag: bool | None
    harm: list[str]
    number: int


_TEXT, _MOMENT, _TRUTH, _CODES = TextField(), DateTimeField(), BooleanField(), ArrayField(TextField())
_NOTHING = {
    "l_code": Value("", output_field=_TEXT),
    "l_words": Value("", output_field=_TEXT),
    "l_place": Value("", output_field=_TEXT),
    # Cast: of an empty column in the first table a union would guess the type.
    "l_second": Cast(Value(None), _MOMENT),
    "l_flag": Cast(Value(None), _TRUTH),
    "l_harm": Cast(Value([], output_field=_CODES), _CODES),
}
# What each table calls its moment, code, words, place, second moment, flag and harm.
_TABLES = (
    (Move, "MOVE", {"l_at": "at", "l_code": "to_state", "l_words": "reason", "l_place": "from_state"}),
    (
        Observation,
        "OBSERVATION",
        {"l_at": "happened_at", "l_code": "kind", "l_words": "words", "l_place": "place", "l_second": "recorded_at"},
    ),
    (FamilyTalk, "TALK", {"l_at": "spoken_at", "l_words": "words", "l_place": "with_whom"}),
    (ParentDecision, "PARENT", {"l_at": "at", "l_code": "answer", "l_words": "reason", "l_second": "told_at"}),
    (Grading, "GRADE", {"l_at": "at", "l_code": "grade", "l_words": "reason", "l_second": "review_at"}),
    (Concern, "CONCERN", {"l_at": "at", "l_code": "level", "l_words": "reason", "l_second": "review_at"}),
    (Item, "ITEM", {"l_at": "at", "l_words": "words"}),
    (PreventionCheck, "CHECK", {"l_at": "checked_at", "l_words": "words", "l_flag": "seen_alone", "l_harm": "harm"}),
    (NoReferral, "NO_REFERRAL", {"l_at": "at", "l_words": "reason"}),
)
_COLUMNS = ("l_kind", "l_at", "l_by", "l_code", "l_words", "l_place", "l_second", "l_flag", "l_harm", "l_number")


def _lines(actor: Actor, episode: Any, model: type[Laned], kind: str, named: dict[str, str]) -> QuerySet:
    columns = {
        **_NOTHING,
        **{column: F(name) for column, name in named.items()},
        "l_kind": Value(kind, output_field=_TEXT),
        "l_by": F("by_id"),
        "l_number": F("pk"),
    }
    return model.objects.visible_to(actor).filter(episode_id=episode).order_by().annotate(**columns).values_list(*_COLUMNS)


def story(actor: Actor, episode: Episode) -> list[Line]:
    """Everything written about the episode in the actor's lanes, newest first; one question to the database."""
    found = [Line(*row) for row in _story(actor, episode=episode.pk)]
    return sorted(found, key=lambda line: (line.at, line.kind, line.number), reverse=True)


@standing
def _story(actor, episode):
    first, *rest = (_lines(actor, episode, model, kind, named) for model, kind, named in _TABLES)
    return first.union(*rest, all=True)


def finding_of(actor: Actor, episode: Episode) -> Finding | None:
    """How the child was found, if that is known and the actor may see it."""
    return next(iter(_finding(actor, episode=episode.pk)), None)


@standing
def _finding(actor, episode):
    return Finding.objects.visible_to(actor).filter(episode_id=episode).order_by("id")[:1]


def found_places(actor: Actor, child_id: int) -> list[str]:
    """Where the child was found before, the latest first, each place once."""
    rows = Finding.objects.visible_to(actor).filter(child_id=child_id).exclude(place="").order_by("-found_at", "-id")
    return list(dict.fromkeys(rows.values_list("place", flat=True)))


def fired_rules(actor: Actor, episode: Episode) -> list[FiredRule]:
    """The local rules by which a strategy meeting became due, as they read when they fired."""
    return _fired(actor, episode=episode.pk)


@standing
def _fired(actor, episode):
    return FiredRule.objects.visible_to(actor).filter(episode_id=episode).order_by("at", "id")


def episode_and_others(actor: Actor, ref: UUID) -> tuple[Episode, list[Episode]]:
    """The episode with this reference and the child's other ones, the latest first. Raises NoSuchEpisode.

    Each comes with `child_ref`, the reference of the child's record where this person may see that,
    `protected_by`, the team to ask where the child is protected, and `has_plan`, whether a plan is ready for whoever asks.
    """
    found = _with_others(actor, ref=ref)
    wanted = next((episode for episode in found if episode.ref == ref), None)
    if wanted is None:
        raise NoSuchEpisode
    shown([wanted.child_id])
    return wanted, [episode for episode in found if episode is not wanted]


@standing
def _with_others(actor, ref):
    seen = Episode.objects.visible_to(actor).annotate(
        child_ref=ref_beside(actor, "child_id"), protected_by=owner_beside("child_id"), has_plan=plan_beside("child_id")
    )
    whose = Subquery(Episode.objects.visible_to(actor).filter(ref=ref).values("child_id")[:1])
    return seen.filter(child_id=whose).order_by("-last_seen_at", "-id")


def ends_of(actor: Actor, child_id: int) -> set[EndKind]:
    """In what ways this child's episodes have ended."""
    ends = Episode.objects.visible_to(actor).filter(child_id=child_id).exclude(end_kind="").values_list("end_kind", flat=True)
    return {EndKind[end] for end in ends}
