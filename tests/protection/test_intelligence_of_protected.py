"""Intelligence about a protected child: nothing is submitted, and what stood before is read by nobody meanwhile."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from tests.actions.test_intelligence import tirion_of
from tests.intelligence import RAW, graded, released, submitted, written
from tests.protection.test_associates_of_protected import protected_now
from tests.protection.test_names_nobody_else import found
from ymylon.intelligence.lookups import released_to, submitted_by, submitted_to
from ymylon.intelligence.models import Log, Release, Source, Submission
from ymylon.terms.faults import Fault

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]


def asked_past_the_page(row: tuple[int]) -> list[tuple]:
    """What the database's own functions answer of this submission."""
    with connection.cursor() as cursor:
        cursor.execute("select team_id::text from intelligence_readers(%s) union all select intelligence_names(%s)", [*row, *row])
        return cursor.fetchall()


def test_what_stood_before_is_read_by_nobody_and_nothing_new_is_submitted(hidden, wales, as_actor, signed_in):
    with as_actor("gwen") as gwen:
        ref = submitted(gwen, hidden.child_id).ref
    with as_actor("mared") as mared:
        # And one about another child who is not protected, which names this one besides.
        tirion = tirion_of(mared)
        both = submitted(mared, tirion, also=(hidden.child_id,)).ref
    with as_actor("ffion") as ffion:
        for one in (ref, both):
            graded(ffion, one)
            written(ffion, one)
    with as_actor("idris") as idris:
        for one in (ref, both):
            released(idris, one, wales.teams["social_work"].pk)
    with as_actor("mared") as mared:
        assert len(released_to(mared)) == 3
    given_to_the_unit = found("select id from intelligence_submission order by id")
    with as_actor("ffion"):
        assert all(map(asked_past_the_page, given_to_the_unit))
    protected_now(hidden, wales, as_actor)
    # What its pages are made of, asked by number and past every page, tells the unit neither who works with the child nor a name.
    with as_actor("ffion"):
        assert not any(map(asked_past_the_page, given_to_the_unit))
    for who in ("ffion", "idris", "gwen", "mared", "gethin", "rhys"):
        with as_actor(who) as actor:
            assert submitted_to(actor) == submitted_by(actor) == released_to(actor) == []
            assert not any(model.objects.exists() for model in (Submission, Source, Release)), who
            # Of the other child nothing is left but that something was submitted.
            assert {row.child_id for row in Log.objects.all()} <= {tirion}, who
    assert found("select count(*) from intelligence_submission where child_id = %s", hidden.child_id) == [(1,)]
    with as_actor("mared") as mared, pytest.raises(Fault, match="protected"):
        submitted(mared, tirion, also=(hidden.child_id,))
    with as_actor("mared") as mared:
        with pytest.raises(Fault, match="protected"):
            submitted(mared, hidden.child_id)
        sql = "select submit_intelligence(%s, %s, %s, '{}', null, now(), %s, '{}')"
        given = [hidden.child_id, wales.teams["social_work"].pk, wales.teams["unit"].pk, wales.people["mared"].pk]
        with pytest.raises(DatabaseError, match="protected"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, given)
    mared = signed_in("mared")
    address = reverse("intelligence:submit", args=[hidden.ref])
    answer = mared.post(address, {"words": RAW, "how": "SAW", "risk": "HARM"})
    assert answer.status_code == 422
    assert "ring the police" in answer.content.decode()
    assert address not in mared.get(reverse("intelligence:child", args=[hidden.ref])).content.decode()
