"""Whatever is sent, the answer is a plain page: nothing is changed, nothing betrayed, and a refusal has its line."""

import re
import string
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import THOROUGH
from tests.policy.test_addresses import WALKED, filled
from tests.story import missing_cai
from ymylon.audit.models import Line
from ymylon.children.lookups import children_by_id
from ymylon.missing.models import Episode, Report
from ymylon.oversight.models import Conflict

pytestmark = pytest.mark.django_db
BETRAYING = ("Traceback", "/src/ymylon/", "site-packages", "psycopg", "SECRET", "django.core")


def refusals() -> list[tuple[int, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.filter(act="REFUSED").order_by("id").values_list("actor", "about", "why"))
        cursor.execute("set local role app_web")
    return lines


def assert_plain(answer) -> None:
    """A clear page, in both languages where it is a refusal, and no word of how this is built."""
    text = answer.content.decode(errors="replace")
    assert answer.status_code < 500, answer.status_code
    for word in BETRAYING:
        assert word not in text
    if answer.status_code == 400 and text:
        assert 'lang="cy"' in text
        assert 'lang="en"' in text


# Forged, stale, replayed


def test_a_form_that_was_not_given_to_this_browser_changes_nothing_and_has_its_line(wales):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(wales.people["dewi"].account)
    answer = careful.post("/missing/report", {"who": "Cai", "circumstances": "Grey hoodie"})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "This page was open too long" in text
    assert 'lang="cy"' in text
    assert not Report.objects.exists()
    assert refusals() == [(wales.account("dewi"), "missing:report", "FORBIDDEN a form that is forged or too old")]


def test_what_neither_reads_nor_sends_is_answered_by_no_page(wales, signed_in):
    """Some of these ask for no proof of a form: a page that takes whatever is no GET for a sending must never meet them."""
    elin = signed_in("elin")
    for method in ("OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "ANYTHING"):
        for address in ("/", "/missing/report", "/find/", "/account/logout/", "/language/cy"):
            answer = elin.generic(method, address)
            assert (answer.status_code, answer.content) == (405, b""), (method, address)
            assert answer["Allow"] == "GET, HEAD, POST"
    assert refusals() == []


@pytest.mark.heavy
def test_at_every_address_a_forged_form_is_refused_and_has_its_line(wales):
    careful, ref = Client(enforce_csrf_checks=True), str(uuid.uuid4())
    careful.force_login(wales.people["gethin"].account)
    only_read = set()
    for name, path, _opened in WALKED:
        address = re.sub(r"<(\w+):\w+>", lambda asked: {"int": "1", "uuid": ref}.get(asked[1], "x"), path)
        if "(?P<" in address:  # of the framework's own signing in
            continue
        answer = careful.post(f"/{address}", {"csrfmiddlewaretoken": "Q" * 64})
        if answer.status_code == 405:
            only_read.add(name)
        else:
            assert (answer.status_code, refusals()[-1][1].split()[0]) == (403, name), name
    assert only_read <= {"health", "ready", "metrics"}, "answered before anybody could act"
    assert len(WALKED) > 200


def test_what_was_sent_may_be_sent_again_where_it_was_not_done_and_by_somebody_else(signed_in, wales):
    sent = {"kind": "FAMILY", "named": "", "words": "My sister’s.", "csrfmiddlewaretoken": "Z" * 64}
    for name in ("rhys", "elin"):
        browser = signed_in(name)
        assert browser.post("/oversight/interests/new", sent).status_code == 422
        assert browser.post("/oversight/interests/new", sent).status_code == 422, "it was not taken, and is asked again"
    done = sent | {"named": "Parri"}
    for name in ("rhys", "elin"):
        assert signed_in(name).post("/oversight/interests/new", done).status_code == 302
    assert Conflict.objects.count() == 1, "each reads one's own"
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select count(*) from oversight_conflict")
        assert cursor.fetchone() == (2,)
        cursor.execute("set local role app_web")


def test_a_strangers_forged_form_is_answered_alike(db):
    assert Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x"}).status_code == 403
    assert refusals() == [(0, "account_login", "FORBIDDEN a form that is forged or too old")]


def test_a_form_of_another_session_is_refused(wales):
    careful = Client(enforce_csrf_checks=True)
    careful.get("/account/login/")
    careful.force_login(wales.people["dewi"].account)
    assert careful.post("/drafts/report", {"csrfmiddlewaretoken": "Q" * 64}).status_code == 403


def test_a_page_of_ours_that_was_open_too_long_loses_no_word_and_a_forged_one_leaves_none(wales):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(wales.people["dewi"].account)
    for site in ("cross-site", "same-site", "none", ""):
        careful.post("/missing/report", {"who": "Forged words"}, headers={"Sec-Fetch-Site": site})
        assert careful.get("/account/again")["Location"] == "/"
    answer = careful.post("/missing/report", {"who": "Cai Morgan-Rees"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403
    assert "/account/again" in answer.content.decode()
    assert "Cai Morgan-Rees" in careful.get("/account/again").content.decode()
    assert not Report.objects.exists()


# Malformed


@pytest.mark.parametrize(
    "sent",
    [
        {"who\0": "Cai"},
        {f"field{n}": "x" for n in range(501)},
    ],
    ids=["nul in a name", "too many fields"],
)
def test_what_no_form_of_ours_sends_is_refused_and_has_its_line(signed_in, wales, sent):
    answer = signed_in("dewi").post("/missing/report", sent)
    assert_plain(answer)
    assert answer.status_code == 400
    assert not Report.objects.exists()
    assert refusals()[-1] == (wales.account("dewi"), "missing:report", "BAD_REQUEST")


@pytest.mark.parametrize("path", ["/missing/?x=%00", "/find/?words=%00", "/drafts/%00", "/account/login/?next=%00"])
def test_a_letter_that_is_none_in_an_address(signed_in, path):
    answer = signed_in("rhys").get(path)
    assert answer.status_code == 400
    assert_plain(answer)


def test_more_than_a_form_holds(signed_in, wales):
    answer = signed_in("dewi").post("/missing/report", {"circumstances": "x" * (8 * 1024 * 1024 + 1)}, content_type="text/plain")
    assert_plain(answer)
    huge = "circumstances=" + "x" * (8 * 1024 * 1024 + 1)
    answer = signed_in("dewi").post("/missing/report", huge, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (400, 413)
    assert_plain(answer)
    assert not Report.objects.exists()


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\x80x"])
def test_a_form_that_is_torn(signed_in, kind):
    assert_plain(signed_in("dewi").post("/missing/report", b"--x\r\nContent-Disposition: form-data", content_type=kind))


def test_letters_that_are_no_utf_8(signed_in):
    kind = "application/x-www-form-urlencoded"
    assert_plain(signed_in("dewi").post("/missing/report", b"who=%ff%fe&circumstances=\xff\xfe", content_type=kind))


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:8000@evil.example"},
        {"Host": "x" * 5000},
        {"Accept": "*/*;q=" + "9" * 5000},
        {"Accept-Language": "cy-" + "x" * 5000 + ", " * 500},
        {"X-Forwarded-For": "'; drop table"},
        {"Cookie": "ymylon=" + "x" * 4000 + "; iaith=../../etc/passwd; csrftoken=\x7f"},
    ],
    ids=lambda headers: next(iter(headers)) + f" of {len(next(iter(headers.values())))}",
)
def test_absurd_headers(client, db, headers):
    answer = client.get("/account/login/", headers=headers)
    assert_plain(answer)
    assert "evil.example" not in answer.content.decode()


NAMES_OF_FILES = [
    "../../etc/passwd",
    "a" * 300 + ".jpg",
    "x.php\t.jpg",
    "\u202egpj.exe",
    "con",
    "..",
    "",
    "<script>.jpg",
    "a\0.jpg",
    "%00",
]


@pytest.mark.parametrize("name", NAMES_OF_FILES)
def test_hostile_names_of_files(signed_in, wales, as_actor, name):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now())
        child = children_by_id(elin, [episode.child_id])[episode.child_id].ref
    head = f'--x\r\nContent-Disposition: form-data; name="photograph"; filename="{name}"\r\n'
    body = head + "Content-Type: image/gif\r\n\r\nGIF89a\r\n--x--\r\n"
    answer = signed_in("elin").post(
        f"/children/{child}/photograph/new", body.encode(), content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code in (400, 422), answer.status_code
    assert_plain(answer)


# Junk everywhere

JUNK = st.one_of(
    st.text(max_size=40),
    st.text(string.printable, max_size=40),
    st.sampled_from(
        [
            "\0",
            "'",
            '"><script>',
            "../../",
            "%00",
            "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
            "9" * 400,
        ]
    ),
    st.integers().map(str),
)
NAMES = st.sampled_from(
    ["who", "child", "last_seen", "place", "team", "next", "code", "login", "password", "token", "version", "look"]
)
SENT = st.dictionaries(st.one_of(NAMES, JUNK), JUNK, max_size=6)
PLACES = sorted({path for _name, path, _opened in WALKED})


@pytest.mark.heavy
@given(
    place=st.sampled_from(PLACES), sent=SENT, asked=SENT, name=st.sampled_from(["", "rhys", "nia", "elin", "ada"]), accept=JUNK
)
@settings(
    max_examples=120 if THOROUGH else 20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_address_takes_junk_and_stays_calm(wales, place, sent, asked, name, accept):
    browser = Client()
    if name:
        browser.force_login(wales.people[name].account)
    refs = dict.fromkeys(("episode", "child", "report", "notice"), uuid.uuid4())
    for address in filled(place, refs):
        for answer in (
            browser.get(
                address, asked, headers={"Accept": accept.encode("ascii", "ignore").decode().replace("\n", "").replace("\r", "")}
            ),
            browser.post(address, sent),
            browser.post(address, str(sent).encode(errors="replace"), content_type="application/json"),
        ):
            assert_plain(answer)
    assert not Episode.objects.exists()
