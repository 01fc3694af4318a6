"""Who and what is of concern around a protected child: nothing is written about them, and what stood before is read by nobody."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.associates import entered, facts
from tests.pages.test_associates import typed
from tests.protection.test_names_nobody_else import found
from ymylon.associates.actions.linking import let_others_read, link, tie
from ymylon.associates.jobs import sweep
from ymylon.associates.lookups import entry_by_ref, of_children
from ymylon.associates.models import Entry, Link, Offer, Tie, Wording
from ymylon.associates.rules import Fault, Sure, TieKind, Way
from ymylon.children.actions import involve, open_record
from ymylon.people.actions import add_person
from ymylon.protection.actions import end_protection, protect
from ymylon.terms.codes import InvolvementKind, ProtectionKind, RecordReason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Stryd Gudd 14"
READERS = ("gethin", "mared", "rhys", "sion")


def protected_now(hidden, wales, as_actor) -> None:
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=hidden.child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[hidden.home_team, hidden.school_team],
        )  # fmt: skip


@pytest.fixture
def named(hidden, wales, as_actor):
    """Two entries of the council's and one of the police's, tied, worded and full of where the child is; then protected."""
    with as_actor("mared") as mared:
        words = {"description": f"Waits at {CANARY}.", "why": f"Was seen at {CANARY}.", "source": f"A neighbour of {CANARY}"}
        jay = entered(mared, hidden.child_id, facts("Jay", **words), words=f"Stands by {CANARY}.")
        kez = entered(mared, hidden.child_id, facts("Kez"))
        tie(
            by=mared, at=timezone.now(), a=jay, b=kez, kind=TieKind.SAME, source="A friend", sure=Sure.LIKELY,
            words=f"They meet at {CANARY}.",
        )  # fmt: skip
    with as_actor("rhys") as rhys:
        van = entered(rhys, hidden.child_id, facts("Van man", source="An officer on patrol"), words=CANARY)
        (held,) = van.links.all()
        let_others_read(by=rhys, at=timezone.now(), link=held, entry=van, wording=f"Seen at {CANARY}.")
    protected_now(hidden, wales, as_actor)
    return jay


def seen(actor) -> int:
    return sum(table.objects.visible_to(actor).count() for table in (Entry, Link, Tie, Wording, Offer))


def test_what_was_written_before_is_read_by_nobody_and_stands_again_afterwards(named, hidden, as_actor, signed_in):
    for name in READERS:
        with as_actor(name) as actor:
            assert seen(actor) == 0, name
            # Nor past the lookups: the database hides it by itself.
            assert [table.objects.count() for table in (Entry, Link, Tie, Wording, Offer)] == [0] * 5, name
            with pytest.raises(LookupError):
                entry_by_ref(actor, named.ref)
        for address in ("held", "child", "entry"):
            of = [] if address == "held" else [hidden.ref if address == "child" else named.ref]
            assert CANARY not in signed_in(name).get(reverse(f"associates:{address}", args=of)).content.decode(), (name, address)
    page = signed_in("mared").get(reverse("associates:child", args=[hidden.ref])).content.decode()
    assert "what was written before is shown to nobody" in page
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=hidden.child_id, reason="The threat is over.")
    with as_actor("mared") as mared:
        assert len(of_children(mared, frozenset({hidden.child_id}))) > 1
        assert entry_by_ref(mared, named.ref).description == f"Waits at {CANARY}."


def test_nothing_is_written_meanwhile_and_what_was_typed_stays(named, hidden, as_actor, signed_in):
    answer = signed_in("mared").post(reverse("associates:enter", args=[hidden.ref]), typed(words="He waits by the bins."))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Nothing is written here about them" in text
    assert "He waits by the bins." in text
    with as_actor("mared") as mared:
        with pytest.raises(Fault):
            entered(mared, hidden.child_id, facts("Another"))
        at, by = timezone.now(), mared.practitioner_id
        with pytest.raises(DatabaseError), transaction.atomic():
            Offer.objects.create(child_id=hidden.child_id, at=at, by_id=by, about=uuid4(), offered="x", answer="ACCEPTED")
    assert found("select count(*) from associates_entry where child_id = %s", hidden.child_id) == [(3,)]


def test_an_entry_of_another_child_is_not_linked_to_them_and_theirs_is_shut_to_the_other(hidden, wales, as_actor):
    with as_actor("mared") as mared:
        now = timezone.now()
        person = add_person(by=mared, at=now, given="Efa", family="Rees")
        efa = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(
            by=mared, at=now, child_id=efa.pk, team_id=wales.teams["social_work"].pk,
            kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="known",
        )  # fmt: skip
        hers = entered(mared, efa.pk, facts("Dai"))
        his = entered(mared, hidden.child_id, facts("Jay", description=CANARY))
        link(by=mared, at=now, entry=his, child_id=efa.pk, way=Way.HARMS, source="A friend", sure=Sure.LIKELY)
    protected_now(hidden, wales, as_actor)
    with as_actor("mared") as mared:
        assert [entry.ref for entry in Entry.objects.visible_to(mared)] == [hers.ref]
        with pytest.raises(Fault):
            link(by=mared, at=now, entry=hers, child_id=hidden.child_id, way=Way.HARMS, source="A friend", sure=Sure.LIKELY)


def test_the_clock_asks_nobody_to_look_at_what_is_shut(named, hidden):
    sweep(timezone.now() + timedelta(days=120))
    assert found("select count(*) from duties_duty where child_id = %s and kind = 'REVIEW_ASSOCIATE'", hidden.child_id) == [(0,)]
