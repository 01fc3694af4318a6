"""A protected child and the places that are assessed: never linked, and not betrayed by the place where they live now."""

import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.contexts import harmed, linked, placed
from tests.protection.test_associates_of_protected import protected_now
from ymylon.children.actions import involve
from ymylon.children.lookups import events
from ymylon.contexts import lookups
from ymylon.contexts.models import ChildLink
from ymylon.contexts.rules.judging import PROTECTED
from ymylon.protection.actions import end_protection
from ymylon.terms.codes import InvolvementKind
from ymylon.terms.faults import Fault

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Stryd Gudd 14"
READERS = ("gethin", "mared", "rhys", "sion")


@pytest.fixture
def place(hidden, wales, as_actor):
    """A place to which the child was linked before anybody protected them, in words that say where they are."""
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=timezone.now(), child_id=hidden.child_id, team_id=wales.teams["youth_justice"].pk,
                kind=InvolvementKind.YOUTH_JUSTICE, basis="known")  # fmt: skip
    with as_actor("mared") as mared:
        made = placed(mared)
        linked(mared, made, hidden.child_id, words=f"Comes from {CANARY}.")
    return made


def pages(browser, hidden, place) -> str:
    addresses = (
        reverse("contexts:context", args=[place.ref]), reverse("contexts:every"), reverse("contexts:child", args=[hidden.ref]),
    )  # fmt: skip
    return "".join(browser.get(address).content.decode() for address in addresses)


def test_what_was_linked_before_is_read_by_nobody_while_the_protection_lasts(place, hidden, wales, as_actor, signed_in):
    assert CANARY in pages(signed_in("mared"), hidden, place)
    protected_now(hidden, wales, as_actor)
    for name in READERS:
        with as_actor(name) as actor:
            assert lookups.children_of(actor, place) == []
            assert not ChildLink.objects.exists(), name
        text = pages(signed_in(name), hidden, place)
        assert CANARY not in text, name
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=hidden.child_id, reason="The threat is over.")
    assert CANARY in pages(signed_in("mared"), hidden, place)


def test_meanwhile_the_child_is_linked_to_nothing_by_nobody(place, hidden, wales, as_actor, signed_in):
    protected_now(hidden, wales, as_actor)
    with as_actor("mared") as mared:
        other = placed(mared, "Golden Fry")
        with pytest.raises(Fault) as fault:
            linked(mared, other, hidden.child_id)
        assert fault.value.words == PROTECTED
        # Nor past the program.
        with pytest.raises(DatabaseError), transaction.atomic():
            ChildLink.objects.create(at=timezone.now(), by_id=mared.practitioner_id, context_id=other.pk,
                                     child_id=hidden.child_id, words="x")  # fmt: skip
        before = len(events(mared, [hidden.child_id], 200))
    typed = {"context": other.ref, "words": "There.", "source": "SEEN", "sure": "LIKELY"}
    answer = signed_in("mared").post(reverse("contexts:link", args=[hidden.ref]), typed)
    assert answer.status_code in (404, 422)
    with as_actor("mared") as mared:
        assert len(events(mared, [hidden.child_id], 200)) == before


def test_the_place_where_the_child_lives_is_assessed_like_any_other_and_says_nothing(hidden, wales, as_actor, signed_in):
    """Were it refused, asked about or shown otherwise, whoever looks for the child could try one address after another."""
    protected_now(hidden, wales, as_actor)
    for name in ("rhys", "sion", "mared"):
        with as_actor(name) as actor:
            home = placed(actor, f"{CANARY} {name}", where=CANARY)
            other = placed(actor, f"Stryd Arall 14 {name}", where="Stryd Arall 14")
            harmed(actor, home)
            harmed(actor, other)
        browser = signed_in(name)
        texts = [browser.get(reverse("contexts:context", args=[one.ref])).content.decode() for one in (home, other)]
        lines = [[line for line in text.splitlines() if "csrf" not in line] for text in texts]
        # The two were written one after the other, perhaps in different seconds.
        said = [re.sub(r"<time\b.*?</time>", "<time>", "\n".join(each), flags=re.DOTALL) for each in lines]
        for mark, one in zip((CANARY, "Stryd Arall 14"), range(2), strict=True):
            said[one] = said[one].replace(mark, "X").replace(str((home, other)[one].ref), "R")
        strip = {str(part.ref): "P" for one in (home, other) for part in _parts(as_actor, name, one)}
        for ref, short in strip.items():
            said = [text.replace(ref, short) for text in said]
        assert said[0] == said[1], name


def _parts(as_actor, name, place):
    with as_actor(name) as actor:
        return [part for rows in lookups.parts_of(actor, place).standing.values() for part in rows]
