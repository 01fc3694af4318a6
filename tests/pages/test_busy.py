"""When the database does not answer: a plain page in both languages that says so, and says what is true of what was pressed."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory

from ymylon.config import views

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


def busy_page(*, is_committing: bool) -> str:
    request = RequestFactory().post("/")
    request.is_committing = is_committing
    try:
        raise OperationalError("server closed the connection unexpectedly")
    except OperationalError:
        return views.fault(request).content.decode()


def test_what_broke_off_in_the_midst_of_being_saved_is_said_to_be_unknown():
    assert UNSURE in busy_page(is_committing=True)
    assert NOT_SAVED not in busy_page(is_committing=True)
    assert NOT_SAVED in busy_page(is_committing=False)
