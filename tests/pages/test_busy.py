"""When the database does not answer: a plain page in both languages that says so, and says what is true of what was pressed."""

import io

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.module_loading import import_string
from psycopg.errors import DeadlockDetected

from tests.telling import a_child, notice_to, told
from ymylon.access.actions import acting_system
from ymylon.config import middleware, views
from ymylon.notices.models import Notice

NOT_SAVED, UNSURE = "nothing was saved by this press", "look before you press again"


@pytest.fixture
def broken(monkeypatch):
    """`broken(fault)`: whatever is asked of the database next fails with it."""

    def let_fail(fault: Exception) -> None:
        def fail(*_args, **_more):
            raise fault

        monkeypatch.setattr("ymylon.config.middleware.begin_request", fail)

    return let_fail


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [OperationalError("FATAL: sorry, too many clients already"), InterfaceError("closed")])
def test_a_database_that_does_not_answer_gives_the_busy_page(client, broken, fault):
    broken(fault)
    client.raise_request_exception = False

    answer = client.get("/accessibility")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    page = answer.content.decode()
    assert NOT_SAVED in page
    assert "ring the police on 101" in page
    assert 'lang="cy"' in page
    assert "sorry, too many" not in page


@pytest.mark.django_db
def test_a_fault_of_ours_is_no_busy_page(client, broken):
    broken(ValueError("a child's name"))
    client.raise_request_exception = False

    answer = client.get("/accessibility")

    assert answer.status_code == 500
    assert "child’s name" not in answer.content.decode()


def give_way() -> None:
    with connection.cursor() as cursor:
        cursor.execute("do $$ begin raise exception using errcode = 'deadlock_detected'; end $$")


@pytest.fixture(params=["ymylon.notices.actions.acknowledge", "ymylon.config.middleware.record_answer"])
def in_the_way(request, monkeypatch):
    """`in_the_way[0] = times`: so often, what is asked ends as the victim of a deadlock, in its page or after it."""
    left, usual = [0], import_string(request.param)

    def act(*given, **said):
        answer = usual(*given, **said)
        if left[0]:
            left[0] -= 1
            give_way()
        return answer

    monkeypatch.setattr(request.param, act)
    return left


@pytest.mark.parametrize(("times", "is_done"), [(1, True), (2, True), (3, False)])
def test_who_gives_way_to_another_is_begun_again_and_done_once(wales, as_actor, signed_in, in_the_way, times, is_done):
    with as_actor("elin") as elin:
        about = told(elin, a_child(elin, wales))
    with as_actor("rhys") as rhys:
        notice = notice_to(rhys, about, wales.teams["missing"])
    client = signed_in("rhys")
    client.raise_request_exception = False
    in_the_way[0] = times

    answer = client.post(f"/notices/{notice.ref}/acknowledge")

    assert answer.status_code == (302 if is_done else 503)
    assert (NOT_SAVED in answer.content.decode()) is not is_done
    with acting_system("test"):
        assert Notice.objects.filter(pk=notice.pk, acknowledged_at=None).exists() is not is_done


def test_a_file_that_was_read_is_read_again_from_its_beginning(rf):
    read = []

    def view(request):
        read.append([sent.read() for sent in request.FILES.getlist("file")])
        request.gave_way = len(read) == 1
        return HttpResponse()

    middleware.BegunAgain(view)(rf.post("/", {"file": [io.BytesIO(b"all of one"), io.BytesIO(b"and of another")]}))
    assert read == [[b"all of one", b"and of another"]] * 2


def test_what_was_done_is_not_done_again(rf):
    done = []

    def view(request):
        done.append(request)
        request.is_done = request.gave_way = True
        return HttpResponse()

    middleware.BegunAgain(view)(rf.post("/"))
    assert len(done) == 1


def busy_page(*, is_committing: bool, is_done: bool = False, cause: Exception | None = None) -> str:
    request = RequestFactory().post("/")
    request.is_committing, request.is_done = is_committing, is_done
    try:
        raise OperationalError("server closed the connection unexpectedly") from cause
    except OperationalError:
        return views.fault(request).content.decode()


def test_what_broke_off_in_the_midst_of_being_saved_is_said_to_be_unknown():
    assert UNSURE in busy_page(is_committing=True)
    assert NOT_SAVED not in busy_page(is_committing=True)
    assert NOT_SAVED in busy_page(is_committing=False)


def test_who_gave_way_while_it_was_saved_lost_it_and_who_did_so_afterwards_did_not():
    assert NOT_SAVED in busy_page(is_committing=True, cause=DeadlockDetected())
    assert UNSURE in busy_page(is_committing=True, is_done=True, cause=DeadlockDetected())
