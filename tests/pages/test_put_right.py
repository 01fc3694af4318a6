"""Who a child is, and who is around them, put right on pages by those who may write it."""

import re

import pytest
from django.utils import timezone

from ymylon.audit.models import Line
from ymylon.children.actions import involve_each, open_record
from ymylon.children.lookups import events
from ymylon.linkage.models import Proposal
from ymylon.people.actions import add_person, judge_same
from ymylon.people.lookups import all_names, identifiers_by_person, persons_by_id
from ymylon.people.models import Identifier
from ymylon.terms.codes import InvolvementKind, RecordReason

pytestmark = pytest.mark.django_db
KNOWN = {"given": "Cai", "family": "Morgan-Rees", "born_on": "8/3/2012", "sex": "MALE", "language": "WELSH"}


def a_child(by, wales, given="2675104", family=""):
    """A child as a return brings one: a number instead of a name."""
    now = timezone.now()
    person = add_person(by=by, at=now, given=given, family=family)
    child = open_record(by=by, at=now, person_id=person.pk, reason=RecordReason.RETURN_IMPORTED)
    teams = [
        (wales.teams[team].pk, kind, "RESPONSIBLE_FOR_CARE")
        for team, kind in (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY), ("missing", InvolvementKind.FORCE))
    ]
    involve_each(by=by, at=now, child_id=child.pk, teams=teams)
    return child


@pytest.fixture
def child(wales, as_actor):
    with as_actor("gethin") as by:
        return a_child(by, wales)


def version(browser, address: str) -> str:
    return re.search(r'name="version" value="(\d+)"', browser.get(address).content.decode()).group(1)


def test_a_number_becomes_a_child_with_a_name_and_is_still_found_by_it(child, signed_in, as_actor):
    mared, address = signed_in("mared"), f"/children/{child.ref}/put-right"
    said = KNOWN | {"known_as": "Kai", "communication": "Short sentences.", "version": version(mared, address)}
    assert mared.post(address, said).status_code == 302
    page = mared.get(f"/children/{child.ref}").content.decode()
    for words in ("Cai Morgan-Rees", "Kai", "2675104", "Male", "Welsh", "Short sentences.", "8 March 2012"):
        assert words in page, words
    assert "Who the child is was put right" in page
    with as_actor("gethin") as by:
        assert [name.kind for name in all_names(by, [child.pk])[child.pk]] == ["CURRENT", "FORMER", "KNOWN_AS"]


def test_nothing_changed_makes_no_former_name(child, signed_in, as_actor):
    mared, address = signed_in("mared"), f"/children/{child.ref}/put-right"
    mared.post(address, KNOWN)
    mared.post(address, KNOWN)
    with as_actor("gethin") as by:
        assert len(all_names(by, [child.pk])[child.pk]) == 2
        assert persons_by_id(by, [child.pk])[child.pk].born_precision == "DAY"


@pytest.mark.parametrize(
    ("said", "words", "welsh"),
    [
        ({"given": "", "family": ""}, "Write at least one name", "Ysgrifennwch o leiaf un enw"),
        ({"born_on": "8/3/2090"}, "has not come yet", "wedi dod eto"),
        ({"born_on": "a while ago"}, "Write the day, month and year", "Ysgrifennwch y diwrnod"),
    ],
)
def test_what_cannot_be_is_said_beside_the_question_and_nothing_is_lost(child, signed_in, said, words, welsh):
    for language, expected in (("en", words), ("cy", welsh)):
        answer = signed_in("mared", language).post(f"/children/{child.ref}/put-right", KNOWN | {"communication": "Signs"} | said)
        text = answer.content.decode()
        assert answer.status_code == 422
        assert expected in text
        assert "Signs" in text


def test_two_at_once_are_both_shown_and_the_second_chooses(child, signed_in):
    address = f"/children/{child.ref}/put-right"
    mared = signed_in("mared")
    opened = version(mared, address)
    assert mared.post(address, KNOWN | {"version": opened}).status_code == 302
    rhys = signed_in("rhys")
    answer = rhys.post(address, KNOWN | {"given": "Kai", "version": opened})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Mared Ellis" in text
    assert "Cai" in text
    assert 'value="Kai"' in text
    again = re.search(r'name="version" value="(\d+)"', text).group(1)
    assert rhys.post(address, KNOWN | {"given": "Kai", "version": again}).status_code == 302
    assert "Kai Morgan-Rees" in rhys.get(f"/children/{child.ref}").content.decode()


def test_somebody_around_the_child_is_named_and_taken_off_again(child, signed_in):
    mared = signed_in("mared")
    said = {
        "name": "Emrys Morgan",
        "relation": "GRANDPARENT",
        "language": "WELSH",
        "responsible": "yes",
        "telephone": "01443 000 000",
    }
    assert mared.post(f"/children/{child.ref}/contact", said).status_code == 302
    page = mared.get(f"/children/{child.ref}").content.decode()
    assert "Emrys Morgan" in page
    assert "Grandparent. Welsh. Has parental responsibility" in page
    assert "responsible for the child’s care" in page
    ended = re.search(r'action="(/children/[^"]+/contact/[^"]+/end)"', page).group(1)
    assert mared.post(ended).status_code == 302
    assert "Emrys Morgan" not in mared.get(f"/children/{child.ref}").content.decode()
    assert mared.post(ended).status_code == 404
    assert mared.post(f"/children/{child.ref}/contact", {"relation": "MOTHER"}).status_code == 422


def test_whoever_may_not_know_of_the_child_finds_nothing_and_a_reader_may_not_write(child, signed_in, as_owner):
    for name in ("owain", "dewi", "elin"):
        for page in ("put-right", "contact"):
            browser = signed_in(name)
            assert browser.get(f"/children/{child.ref}/{page}").status_code == 404
            assert browser.post(f"/children/{child.ref}/{page}", KNOWN | {"name": "X", "relation": "MOTHER"}).status_code == 404
    assert signed_in("ada").get(f"/children/{child.ref}/put-right").status_code == 403


def test_each_is_on_record(child, signed_in, wales):
    mared = signed_in("mared")
    mared.post(f"/children/{child.ref}/put-right", KNOWN)
    mared.post(f"/children/{child.ref}/contact", {"name": "Emrys", "relation": "GRANDPARENT"})
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        acts = list(Line.objects.filter(actor=wales.account("mared"), children=[child.pk]).values_list("act", flat=True))
        cursor.execute("set local role app_web")
    assert {"PUT_RIGHT", "ADDED_CONTACT"} <= set(acts)


def test_two_records_of_one_child_are_told_together(child, wales, as_actor, signed_in):
    with as_actor("gethin") as by:
        other = a_child(by, wales, "Kai", "Rees")
        judge_same(by=by, at=timezone.now(), person_a=child.pk, person_b=other.pk, reason="The same number.")
    signed_in("gethin")
    mared = signed_in("mared")
    mared.post(f"/children/{other.ref}/contact", {"name": "Emrys", "relation": "GRANDPARENT"})
    page = mared.get(f"/children/{child.ref}").content.decode()
    assert "2 records of this child" in page
    assert "Kai Rees" in page
    assert "Somebody around the child was named" in page
    assert "records of this child" not in signed_in("ada").get(f"/children/{child.ref}").content.decode()


NHS = "999 000 0018"


def number(browser, child, **said):
    return browser.post(f"/children/{child.ref}/numbers/new", {"system": "NHS_NUMBER", "value": NHS} | said)


def test_a_number_is_tested_kept_by_date_ended_and_still_finds_the_child(child, signed_in, as_actor, as_owner):
    mared, address = signed_in("mared"), f"/children/{child.ref}/numbers"
    for said, english, welsh in (
        ({"value": "999 000 0019"}, "own check fails", "gwiriad y rhif ei hun"),
        ({"value": ""}, "Write the number", "Ysgrifennwch y rhif"),
        ({"system": "UPN"}, "too short or too long", "rhy fyr"),
        ({"since": "2/1/2020", "until": "1/1/2020"}, "last day is before", "diwrnod olaf cyn"),
        ({"system": "HOME_OFFICE"}, "", ""),
    ):
        for language, words in (("en", english), ("cy", welsh)):
            wrong = number(signed_in("mared", language), child, **said)
            assert (wrong.status_code, words in wrong.content.decode()) == (422, True), words
    mared = signed_in("mared")
    assert number(mared, child, since="2/1/2020").status_code == 302
    assert "This child has this number already." in number(mared, child, value="9990000018").content.decode()
    assert number(mared, child, system="COUNCIL_PERSON", value="A-77").status_code == 302
    assert "Since Thursday 2 January 2020" in mared.get(f"/children/{child.ref}").content.decode()
    with as_actor("mared") as by:
        rows = {row.system: row for row in identifiers_by_person(by, [child.pk])[child.pk]}
        assert (rows["COUNCIL_PERSON"].issuer, rows["NHS_NUMBER"].value) == ("W06000016", "9990000018")
    end = f"{address}/{rows['NHS_NUMBER'].ref}/end"
    assert [mared.post(end).status_code, mared.post(end).status_code] == [302, 404]
    page = mared.get(address).content.decode()
    assert "Since Thursday 2 January 2020. Until" in page
    assert page.count("Not this child’s any more") == 1
    assert str(child.ref) in mared.post("/find/", {"who": NHS}, follow=True).content.decode()
    with as_owner():
        assert Line.objects.filter(children=[child.pk], act__in=["ADDED_NUMBER", "ENDED_NUMBER"]).count() == 3


def test_a_number_that_was_ended_by_mistake_is_recorded_again(child, signed_in, as_actor, as_owner):
    mared = signed_in("mared")
    assert number(mared, child, since="2/1/2020").status_code == 302
    with as_actor("mared") as by:
        row = identifiers_by_person(by, [child.pk])[child.pk][0]
    assert mared.post(f"/children/{child.ref}/numbers/{row.ref}/end").status_code == 302
    # A day on which it ended is no reason to begin it anew; nor does it begin twice.
    assert [number(mared, child, **told).status_code for told in ({"until": "3/1/2020"}, {}, {})] == [422, 302, 422]
    with as_actor("mared") as by:
        [again] = identifiers_by_person(by, [child.pk])[child.pk]
        assert (again.ref, again.from_on, again.to_on) == (row.ref, row.from_on, None)
        assert [one.kind for one in events(by, child.pk) if one.about == row.ref].count("NUMBER_ADDED") == 2
    with as_owner():
        assert Line.objects.filter(children=[child.pk], act="ADDED_NUMBER").count() == 2


def test_a_number_of_the_police_is_read_with_what_is_alleged_and_by_nobody_else(child, wales, signed_in, as_actor):
    with as_actor("gethin") as by:
        teams = [
            (wales.teams[team].pk, kind, "x")
            for team, kind in (("youth_justice", InvolvementKind.YOUTH_JUSTICE), ("home_staff", InvolvementKind.HOME))
        ]
        involve_each(by=by, at=timezone.now(), child_id=child.pk, teams=teams)
    assert number(signed_in("mared"), child).status_code == 302
    assert number(signed_in("mared"), child, system="PNC_ID", value="12/394773H").status_code == 302
    past = Identifier._meta.get_field("past").related_model
    for who, reads in (("elin", False), ("sion", True), ("rhys", True)):
        browser = signed_in(who)
        for address in (f"/children/{child.ref}", f"/children/{child.ref}/numbers"):
            page = browser.get(address).content.decode()
            assert "999 000 0018" in page
            assert [words in page for words in ("2012/0394773H", "Police National Computer")] == [reads, reads], (who, address)
        assert ("Police numbers are read only" in page) is reads
        with as_actor(who) as by:
            assert len([one for one in events(by, child.pk) if one.kind == "NUMBER_ADDED"]) == 1 + reads, who
            assert {model.objects.filter(system="PNC_ID").exists() for model in (Identifier, past)} == {reads}, who


def test_another_childs_number_is_a_question_and_not_an_answer(child, signed_in, as_actor, as_owner, wales):
    with as_actor("carys") as carys:
        person = add_person(by=carys, at=timezone.now(), given="Osian", family="Bevan")
        theirs = open_record(by=carys, at=timezone.now(), person_id=person.pk, reason=RecordReason.REFERRAL)
    assert number(signed_in("carys"), theirs).status_code == 302
    # What is said to whoever may not see that child is what is said of a number that is nobody’s.
    mared = signed_in("mared")
    same, free = number(mared, child, value=NHS), number(mared, child, value="999 000 0026")
    assert (same.status_code, same["Location"]) == (free.status_code, free["Location"])
    assert "Osian" not in mared.get(same["Location"]).content.decode()
    with as_owner():
        pair = Proposal.objects.get(child_id=child.pk)
        assert (pair.other_id, pair.because) == (theirs.pk, "NUMBER")
    # Nobody else’s record takes a number: there is no such child.
    for who, answer in (("owain", 404), ("carys", 302), ("ada", 403)):
        assert number(signed_in(who), theirs, value="A-1", system="OTHER").status_code == answer, who
    assert signed_in("owain").get(f"/children/{child.ref}/numbers").status_code == 404
