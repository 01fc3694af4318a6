"""Screenings as pages: one part at a time, the last version in the form, and each reader’s own lanes."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.actions.test_screening import cai as cai  # noqa: PLC0414
from tests.associates import entered, facts
from tests.contexts import circled, placed
from tests.pages.test_circumstances import text
from tests.screening import HERS, WHY, found, judged, marked, took_down
from ymylon.children.actions import involve, open_record
from ymylon.children.lookups import children_by_id
from ymylon.contexts import lookups as contexts
from ymylon.people.actions import add_person
from ymylon.screening.models import Account, Finding, Version
from ymylon.screening.rules import BY_CODE, Cause, Danger, ExploitationKind, FindingKind, Theme
from ymylon.terms.codes import InvolvementKind, RecordReason

pytestmark = pytest.mark.django_db
JUDGED = {"level": "EMERGING", "trend": "WORSE", "words": WHY}
KNOWN = {"source": "CHILD", "sure": "LIKELY", "words": "He said so in the car."}


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


def address(name: str, *args) -> str:
    return reverse(f"screening:{name}", args=args)


def test_a_type_is_judged_in_words_and_its_definition_stands_beside_it_with_its_day(ref, signed_in):
    mared = signed_in("mared")
    shown = text(mared.get(address("child", ref)))
    for words in ("No screening yet.", "Not judged yet.", "takes part in crime", "Since 1 Feb 2021"):
        assert words in shown, words
    judge = address("judge", ref, "CRIMINAL")
    answer = mared.post(judge, JUDGED | {"words": ""})
    assert answer.status_code == 422
    assert "Write your judgement in words" in text(answer)
    assert mared.post(judge, JUDGED | {"version": 0}).status_code == 302
    shown = text(mared.get(address("child", ref)))
    assert all(words in shown for words in (WHY, "Emerging", "Getting worse", "Mared Ellis"))
    # The last version stands in the form.
    assert WHY in text(mared.get(judge))


def test_two_who_save_one_part_at_once_are_shown_both(ref, signed_in):
    for part, first, second in (
        (address("judge", ref, "ONLINE"), JUDGED, JUDGED | {"words": "By one account only."}),
        (address("mark", ref, "MONEY"), {"OWES": "CURRENT", "OWES_source": "CHILD"}, {"OWES": "PAST", "OWES_source": "FAMILY"}),
        (address("strengths", ref), {"gives": "Belonging."}, {"gives": "Money of his own."}),
    ):
        opened = {"version": 0}
        assert signed_in("mared").post(part, first | opened).status_code == 302
        answer = signed_in("gethin").post(part, second | opened)
        assert answer.status_code == 422
        shown = text(answer)
        assert "Somebody else saved this while you were typing" in shown
        assert "Mared Ellis" in shown
        # The next press saves on top, on purpose.
        assert signed_in("gethin").post(part, second | {"version": 1}).status_code == 302
    assert Version.objects.count() == 6


def test_what_is_refused_stands_beside_its_question_and_nothing_typed_is_lost(ref, cai, signed_in, as_actor):
    mared = signed_in("mared")
    answer = mared.post(address("mark", ref, "TRAVEL"), {"TICKETS": "CURRENT"})
    assert answer.status_code == 422
    assert 'id="id_TICKETS_source_error"' in answer.content.decode()
    typed = {"detail": "SEIZURE", "amount": "a lot"} | KNOWN
    answer = mared.post(address("find", ref, "DEBT"), typed)
    assert answer.status_code == 422
    assert "Write an amount like 350" in text(answer)
    assert KNOWN["words"] in text(answer)
    for wrong in ("-5", "1000000000000", "NaN"):
        assert mared.post(address("find", ref, "DEBT"), typed | {"amount": wrong}).status_code == 422
    assert mared.post(address("find", ref, "JOURNEY"), {"origin": "ENGLAND"} | KNOWN).status_code == 422
    assert (
        mared.post(address("find", ref, "JOURNEY"), {"origin": "ENGLAND", "destination": "W06000016"} | KNOWN).status_code == 302
    )
    assert "Into Wales" in text(mared.get(address("child", ref)))
    for unknown in (address("judge", ref, "HEALTH"), address("mark", ref, "HOBBIES"), address("find", ref, "GOSSIP")):
        assert mared.get(unknown).status_code == 404


def test_an_offender_who_is_named_is_chosen_and_the_row_leads_to_the_entry(ref, cai, signed_in, as_actor):
    mared = signed_in("mared")
    assert "Name the person first" in text(mared.get(address("find", ref, "OFFENDER")))
    with as_actor("mared") as by:
        jay = entered(by, cai, facts("Jay"))
    answer = mared.post(address("find", ref, "OFFENDER"), {"link": f"entry:{jay.ref}"} | KNOWN)
    assert answer.status_code == 302
    page = mared.get(address("child", ref)).content.decode()
    assert reverse("associates:entry", args=[jay.ref]) in page
    row = Finding.objects.get()
    assert mared.post(address("withdraw", row.ref), {"words": "It was somebody else."}).status_code == 302
    assert mared.get(address("withdraw", row.ref)).status_code == 404


def test_a_location_is_a_place_that_is_assessed_and_never_a_circle_of_friends(ref, cai, wales, signed_in, as_actor, monkeypatch):
    with as_actor("mared") as mared:
        place, circle = placed(mared), circled(mared)
        # Beyond Rhys: he reads the row, and nothing of a place that he may not see.
        away = placed(mared, "Canary Arcade", area="W06000022")
    browser, add = signed_in("mared"), address("find", ref, "LOCATION")
    asked = text(browser.get(add))
    assert place.name.split("’")[0] in asked
    assert circle.name not in asked
    for nobodys in (f"place:{circle.ref}", f"place:{uuid4()}"):
        assert browser.post(add, KNOWN | {"link": nobodys}).status_code == 422
    # A place is a location, and no theme rests on it.
    theme = KNOWN | {"detail": "GANG", "link": f"place:{place.ref}"}
    assert browser.post(address("find", ref, "THEME"), theme).status_code == 422
    assert 'name="name"' not in asked, "all of them stand there"
    # Of more than can stand there the page says so, and one is looked for by its name or its area.
    monkeypatch.setattr(contexts, "MOST_OFFERED", 1)
    with as_actor("mared") as mared:
        for number in range(3):
            circled(mared, f"Friends {number}")
    asked = text(browser.get(add))
    assert "Not all of them stand above." in asked
    assert str(place.ref) in asked, "a circle of friends takes no place’s room"
    assert str(away.ref) not in asked
    for name in ("canary ARC", "Torfaen", "Casnewydd"):
        sought = browser.post(add, KNOWN | {"name": name})
        assert sought.status_code == 422
        assert (str(away.ref) in text(sought)) is (name != "Torfaen"), name
        assert KNOWN["words"] in text(sought)
    assert browser.post(add, KNOWN | {"name": "Torfaen", "place": "Behind the arcade"}).status_code == 302
    for one in (place, away):
        assert browser.post(add, KNOWN | {"link": f"place:{one.ref}"}).status_code == 302
    shown = text(browser.get(address("child", ref)))
    assert reverse("contexts:context", args=[place.ref]) in shown
    assert "Canary Arcade" in shown
    assert browser.get(address("find", ref, "LOCATION")).status_code == 200
    of_police = text(signed_in("rhys").get(address("child", ref)))
    assert str(place.ref) in of_police
    assert "Canary" not in of_police
    # In the network the place leads to the child, for whoever reads both.
    around = signed_in("rhys").get(reverse("networks:context", args=[place.ref])).content.decode()
    assert "Cai" in around
    assert "Canary" not in signed_in("rhys").get(reverse("networks:child", args=[ref])).content.decode()
    assert "Blodau" in signed_in("rhys").get(reverse("networks:child", args=[ref])).content.decode()


def test_another_child_is_asked_for_by_name_and_chosen_by_a_person(ref, cai, wales, signed_in, as_actor):
    with as_actor("mared") as by:
        now = timezone.now()
        person = add_person(by=by, at=now, given="Tirion", family="Vaughan")
        other = open_record(by=by, at=now, person_id=person.pk, reason=RecordReason.REFERRAL)
        about = {"team_id": wales.teams["social_work"].pk, "kind": InvolvementKind.RESPONSIBLE_AUTHORITY, "basis": "x"}
        involve(by=by, at=now, child_id=other.pk, **about)
        tirion = children_by_id(by, [other.pk])[other.pk].ref
    mared = signed_in("mared")
    answer = mared.post(address("find", ref, "VICTIM"), {"name": "Tirion Vaughan"} | KNOWN)
    assert answer.status_code == 422
    assert "Choose which child it is." in text(answer)
    assert f"child:{tirion}" in answer.content.decode()
    typed = {"name": "Tirion Vaughan", "link": f"child:{tirion}"} | KNOWN
    assert mared.post(address("find", ref, "VICTIM"), typed).status_code == 302
    assert "Tirion Vaughan" in text(mared.get(address("child", ref)))
    # Whoever may not see her reads what was written, and no name.
    shown = text(signed_in("sion").get(address("child", ref)))
    assert "Tirion" not in shown
    assert KNOWN["words"] in shown


def test_each_reader_sees_their_own_lanes(ref, cai, signed_in, as_actor):
    with as_actor("mared") as by:
        judged(by, cai)
        found(by, cai, detail=Cause.SEIZURE)
    for name in ("rhys", "sion"):
        shown = text(signed_in(name).get(address("child", ref)))
        assert WHY in shown
        assert "He owes for what was taken." in shown
        assert "Add: debt" in shown
        assert address("judge", ref, "CRIMINAL") not in signed_in(name).get(address("child", ref)).content.decode()
        assert signed_in(name).get(address("judge", ref, "CRIMINAL")).status_code in (403, 404)
    for name in ("elin", "dewi", "menna", "lowri", "heledd", "owain"):
        assert signed_in(name).get(address("child", ref)).status_code in (403, 404), name


def test_a_parents_words_are_shown_as_theirs_and_never_where_they_could_endanger_somebody(ref, cai, signed_in, as_actor):
    mared, said = signed_in("mared"), {"voice": "PARENT", "who": "Siân", "became": "SAID", "words": HERS, "tongue": "ENGLISH"}
    assert text(mared.get(address("child", ref))).count("Not asked yet.") == 2
    answer = mared.post(address("words", ref), said | {"on": "1/1/2999"})
    assert answer.status_code == 422
    asked = text(answer)
    for words in (HERS, "Say whom it could put in danger."):
        assert words in asked, words
    assert "Say how you heard it." in text(mared.post(address("words", ref), said | {"danger": "SAYER"}))
    said |= {"heard": "PHONE", "on": timezone.localdate().strftime("%d/%m/%Y"), "danger": "SAYER"}
    assert mared.post(address("words", ref), said).status_code == 302
    shown = text(mared.get(address("child", ref)))
    for words in (HERS, "A parent: Siân", "By telephone, on", "Taken down by Mared Ellis", "Could endanger: whoever said it"):
        assert words in shown, words
    assert shown.count("Not asked yet.") == 1, "of the child nothing is there yet"
    row = Account.objects.get()
    for name in ("rhys", "sion"):
        # Whoever reads less is not told that there is nothing.
        read = text(signed_in(name).get(address("child", ref)))
        assert HERS not in read
        assert "Siân" not in read
        assert read.count("Nothing that you may read. Ask social care.") == 2
        assert "Not asked yet." not in read
        assert signed_in(name).get(address("words_right", row.ref)).status_code == 404
    for name in ("elin", "dewi", "menna", "lowri", "heledd", "owain"):
        assert signed_in(name).get(address("words", ref)).status_code in (403, 404), name
        assert signed_in(name).get(address("words_right", row.ref)).status_code in (403, 404), name
    # Put right by social care it is open; of two who do so the first stands, and the second finds it done.
    mared, right = signed_in("mared"), address("words_right", row.ref)
    assert HERS in text(mared.get(right))
    with as_actor("gethin") as gethin:
        took_down(gethin, cai, instead_of=row, words="He cries.", danger=Danger.NOBODY)
    assert mared.get(right).status_code == mared.post(right, said).status_code == 404
    rhys = signed_in("rhys")
    assert "He cries." in text(rhys.get(address("child", ref)))
    # What social care kept since stands no more for whoever took it down, who is told not to repeat it.
    assert rhys.post(address("words", ref), said | {"words": "He has a new phone.", "danger": "NOBODY"}).status_code == 302
    own = Account.objects.get(words="He has a new phone.")
    with as_actor("gethin") as gethin:
        took_down(gethin, cai, instead_of=own, words="He has two.", danger=Danger.CHILD)
    assert "He has a new phone." not in text(rhys.get(address("child", ref)))
    assert rhys.get(address("words_right", own.ref)).status_code == 404
    shown = text(rhys.get(address("history", ref)))
    assert "He has a new phone." in shown
    assert "Kept to social care since: do not repeat it" in shown
    assert "He has two." not in shown
    assert HERS in text(signed_in("mared").get(address("history", ref)))
    assert HERS not in text(signed_in("rhys").get(address("history", ref)))


def test_it_is_looked_at_again_from_today_and_ended_by_a_person(ref, cai, signed_in, as_actor):
    with as_actor("mared") as by:
        judged(by, cai)
    mared = signed_in("mared")
    assert "Look at a screening for exploitation again" in text(mared.get("/"))
    review = address("review", Version.objects.get().screening.ref)
    assert mared.post(review, {"choice": "ENDS", "words": ""}).status_code == 422
    assert mared.post(review, {"choice": "ENDS", "words": "He is safe with his gran."}).status_code == 302
    assert "Ended by Mared Ellis" in text(mared.get(address("child", ref)))
    assert "He is safe with his gran." in text(mared.get(address("history", ref)))
    today = text(mared.get("/"))
    assert today.count("Look at a screening for exploitation again") == today.count("Done. Look at a screening") == 1


def test_a_full_page_asks_the_database_no_more_often_than_an_empty_one_may(ref, cai, signed_in, as_actor, count_queries):
    with as_actor("mared") as by:
        for kind in ExploitationKind:
            judged(by, cai, kind)
        for group in BY_CODE.values():
            marked(by, cai, group.code, **{group.indicators[0].code: ("NO_EVIDENCE", None)})
        jay = entered(by, cai, facts("Jay"))
        for _ in range(20):
            found(by, cai, detail=Cause.SEIZURE)
            found(by, cai, FindingKind.OFFENDER, entry=jay)
            found(by, cai, FindingKind.THEME, detail=Theme.GANG, entry=jay)
            took_down(by, cai)
    signed_in("mared")
    assert count_queries(address("child", ref)) <= 16
    assert count_queries(address("history", ref)) <= 10
    for kind in FindingKind:
        assert count_queries(address("find", ref, kind)) <= 10, kind
    assert count_queries(address("judge", ref, "CRIMINAL")) <= 10
    assert count_queries(address("mark", ref, "TRAVEL")) <= 10
    assert count_queries(address("words", ref)) <= 10
    assert count_queries(address("words_right", Account.objects.first().ref)) <= 10
