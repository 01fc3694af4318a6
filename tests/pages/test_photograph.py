"""The child's photograph: kept with its date and its use, seen by those who see the child, and nobody else."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from PIL import Image

from tests.rules.children.test_photographs import SVG, picture, with_place
from ymylon.audit.models import Line
from ymylon.children.actions import involve_each, keep_photograph, open_record, withdraw_photograph
from ymylon.children.lookups import events
from ymylon.children.models import Photograph
from ymylon.people.actions import add_person
from ymylon.terms.codes import InvolvementKind, RecordReason

USE = "Police and the home, to look for him. Not for the press."


@pytest.fixture
def cai(wales, as_actor):
    now = timezone.now()
    with as_actor("elin") as by:
        person = add_person(by=by, at=now, given="Cai", family="Morgan-Rees")
        child = open_record(by=by, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        teams = [
            (wales.teams[team].pk, kind, "plan")
            for team, kind in (("home_staff", InvolvementKind.HOME), ("missing", InvolvementKind.FORCE))
        ]
        involve_each(by=by, at=now, child_id=child.pk, teams=teams)
    return child


@pytest.fixture
def kept(cai, as_actor):
    with as_actor("elin") as elin:
        keep_photograph(by=elin, at=timezone.now(), child_id=cai.pk, sent=with_place(), use=USE)
    return cai


def upload(name="cai.jpg", sent=None, kind="image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture() if sent is None else sent, kind)


def send(browser, child, **more):
    said = {"image": upload(), "taken_on": "8 March 2026", "use": USE, **more}
    return browser.post(f"/children/{child.ref}/photograph/new", said)


def acts(name: str) -> list[Line]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        found = list(Line.objects.filter(act=name).order_by("id"))
        cursor.execute("set local role app_web")
    return found


def test_kept_by_one_and_seen_by_the_other_with_its_date_and_use(cai, signed_in):
    assert send(signed_in("elin"), cai, image=upload(sent=with_place())).status_code == 302
    text = signed_in("rhys").get(f"/children/{cai.ref}").content.decode()
    assert 'alt="Photograph of Cai"' in text
    assert "Taken on" in text
    assert "8 March 2026" in text
    assert "Not for the press" in text
    assert "Photograph kept" in text


def test_in_welsh_too(kept, signed_in):
    text = signed_in("rhys", "cy").get(f"/children/{kept.ref}").content.decode()
    assert f'src="/children/{kept.ref}/photograph"' in text
    assert "Cai" in text.split('class="ym-photo"')[1].split(">")[0]


def test_the_picture_itself_is_a_clean_jpeg_that_no_browser_keeps(kept, signed_in):
    answer = signed_in("rhys").get(f"/children/{kept.ref}/photograph")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert not Image.open(BytesIO(answer.content)).getexif()


def test_one_audit_line_for_each_time_that_it_is_shown(kept, signed_in):
    before = len(acts("SAW"))
    signed_in("rhys").get(f"/children/{kept.ref}/photograph")
    lines = acts("SAW")
    assert len(lines) == before + 1
    assert (lines[-1].children, lines[-1].about) == ([kept.pk], "chronology:photograph")


@pytest.mark.parametrize("name", ["owain", "menna", "dewi"])
def test_who_may_not_see_the_child_finds_no_photograph(kept, signed_in, name):
    browser = signed_in(name)
    assert browser.get(f"/children/{kept.ref}/photograph").status_code == 404
    assert browser.get(f"/children/{kept.ref}/photograph/new").status_code == 404
    assert send(browser, kept).status_code == 404
    assert browser.post(f"/children/{kept.ref}/photograph/withdraw").status_code == 404


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (upload("cai.svg", SVG, "image/svg+xml"), "not a picture that can be read"),
        (upload("cai.jpg", b"<html><script>alert(1)</script>"), "not a picture that can be read"),
        (upload("cai.jpg", b"\xff\xd8" + b"0" * (7 * 1024 * 1024)), "smaller than 6 MB"),
        (upload("cai.jpg", b""), "The file is empty"),
        ("", "Choose a picture"),
    ],
    ids=["svg", "page", "too-big", "empty", "none"],
)
def test_what_is_no_picture_is_refused_beside_the_field_and_nothing_typed_is_lost(cai, signed_in, as_owner, file, words):
    answer = send(signed_in("elin"), cai, image=file)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert 'id="id_image_error"' in text
    assert "Not for the press" in text
    with as_owner():
        assert not Photograph.objects.exists()


def test_the_refusal_is_in_the_persons_language(cai, signed_in):
    assert "Anfonwch JPEG, PNG neu WebP" in send(signed_in("elin", "cy"), cai, image=upload(sent=SVG)).content.decode()


def test_when_it_was_taken_need_not_be_known_and_who_may_use_it_must(cai, signed_in):
    assert send(signed_in("elin"), cai, taken_on="").status_code == 302
    assert "When it was taken is not known yet" in signed_in("elin").get(f"/children/{cai.ref}").content.decode()
    answer = send(signed_in("elin"), cai, use=" ")
    assert answer.status_code == 422
    assert "Say who may use the picture" in answer.content.decode()


def test_a_day_that_has_not_come_is_refused(cai, signed_in):
    assert send(signed_in("elin"), cai, taken_on="8 March 2031").status_code == 422


def test_withdrawn_it_is_shown_to_nobody_and_the_one_before_does_not_come_back(kept, signed_in, as_actor):
    send(signed_in("elin"), kept)
    assert signed_in("rhys").post(f"/children/{kept.ref}/photograph/withdraw").status_code == 302
    assert signed_in("elin").get(f"/children/{kept.ref}/photograph").status_code == 404
    assert "None is kept" in signed_in("elin").get(f"/children/{kept.ref}").content.decode()
    with as_actor("elin") as elin:
        assert [event.kind for event in events(elin, kept.pk)][:2] == ["PHOTOGRAPH_WITHDRAWN", "PHOTOGRAPH_KEPT"]
        assert not withdraw_photograph(by=elin, at=timezone.now(), child_id=kept.pk)
    assert len(acts("WITHDREW_PHOTOGRAPH")) == 1


def test_the_pages_stay_within_their_budgets(kept, signed_in, count_queries):
    signed_in("rhys")
    assert count_queries(f"/children/{kept.ref}") <= 16
    assert count_queries(f"/children/{kept.ref}/photograph/new") <= 10
    assert count_queries(f"/children/{kept.ref}/photograph") <= 10
