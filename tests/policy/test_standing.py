"""A standing question keeps nothing of whoever asked it first, and can't be composed of what anybody brings."""

from datetime import UTC, datetime

import pytest

from tests.telling import a_child
from ymylon.access.lookups import actor_of
from ymylon.access.models import Overlaps
from ymylon.audit.standing import standing
from ymylon.children.lookups import child_by_ref
from ymylon.children.models import Child, Event
from ymylon.terms.codes import Lane

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@standing
def _held(actor, children, lanes):
    return Event.objects.visible_to(actor).filter(child_id__among=children, lane__among=lanes).order_by("id")


def test_each_asks_with_their_own_scopes_and_no_others(wales, as_actor, as_owner):
    """Past every policy of the database: what narrows here is the question alone."""
    with as_actor("elin") as elin:
        child = a_child(elin, wales, given="Cai", at=NOW)
        actors = {name: actor_of(wales.account(name)) for name in ("elin", "owain", "rhys")}
        with as_owner():
            for name in ("elin", "owain", "rhys", "owain", "elin"):
                plain = Event.objects.visible_to(actors[name]).filter(child_id=child.pk, lane=Lane.IDENTITY).order_by("id")
                found = _held(actors[name], children={child.pk}, lanes=[Lane.IDENTITY])
                assert [one.pk for one in found] == [one.pk for one in plain]
                assert bool(found) == (name != "owain")
                assert not _held(actors[name], children={child.pk}, lanes=[])
    with as_actor("rhys") as rhys:
        # A question with what another room says beside is another one, and neither is the other's.
        beside = child_by_ref(rhys, child.ref, lambda actor: {"is_mine": Overlaps("scopes", actor.scopes(Lane.CARE))})
        assert beside.is_mine is True
        assert not hasattr(child_by_ref(rhys, child.ref), "is_mine")


@pytest.mark.parametrize(
    "build",
    [
        lambda actor, value: Child.objects.filter(pk=value) if value else Child.objects.all(),
        lambda actor, value: Child.objects.filter(pk=1 if value == "cy" else 2),
        lambda actor, value: Child.objects.filter(pk__in=list(value)),
        lambda actor, value: Child.objects.filter(reason_words=f"{value}"),
        lambda actor, value: Child.objects.all()[:value],
        lambda actor, value: Child.objects.filter(pk=len(actor.posts)),
        lambda actor, value: Child.objects.all() if actor.may("SEE_BOARD") else Child.objects.none(),
        lambda actor, value: Child.objects.filter(pk=len(actor.scopes(Lane.CARE))),
    ],
)
def test_what_looks_at_a_value_is_no_standing_question(build, wales, as_actor):
    with as_actor("rhys") as rhys, pytest.raises((TypeError, AttributeError)):
        standing(build)(rhys, value=1)
