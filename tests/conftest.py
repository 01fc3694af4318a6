"""The ground of every test that needs a database: a cluster of its own, built as the owner and used as the web role."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests import PROVING, QUARTERS, THOROUGH, is_asked, turn

_STOOD = pytest.StashKey[set[str]]()  # the tables that hold rows before any test has begun
_OPENS = pytest.StashKey[Callable]()  # opens the tests' database outside a test, once it is there


def pytest_configure(config):
    """Start the test cluster once, before settings ask where it is; stop it with the last test."""
    from ymylon.config.cluster import Cluster, home
    from ymylon.design import catalogue

    if not hasattr(config, "workerinput"):
        catalogue.compile()
    if os.environ.get("DATABASE_URL") or config.getoption("numprocesses", None):
        return
    config.cluster = Cluster(home(), testing=True)
    config.cluster.start()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """The journeys come first: they take longest. Side by side, a file stays together, and what is short fills the end.

    What asks the same thing hundreds of times over is left to the proofs, unless somebody names its file. CI asks a quarter of
    it, and goes on every journey.
    """
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)
    if PROVING or config.args != ["tests"]:
        return
    left, stay = [], []
    for item in items:
        has_room = THOROUGH and (item.get_closest_marker("journey") or is_asked(item.nodeid))
        is_left = item.get_closest_marker("proof") or (item.get_closest_marker("heavy") and not has_room)
        (left if is_left else stay).append(item)
    items[:] = stay
    config.hook.pytest_deselected(items=left)


def pytest_collection_finish():
    """What lives as long as the tests is not looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_terminal_summary(terminalreporter):
    """What was left out is said once more where it is read."""
    if terminalreporter.config.args == ["tests"] and not PROVING:
        asked = f"quarter {turn() + 1} of {QUARTERS}" if THOROUGH else "nothing"
        terminalreporter.write_line(f"Of what is marked as heavy this run asked {asked}, and no proof: `make prove` asks all.")
    if os.environ.get("YMYLON_NO_BROWSER"):
        terminalreporter.write_line(
            "No Chromium: every journey in the browser was SKIPPED. To run them: apt-get install chromium"
        )


def pytest_unconfigure(config):
    """Leave nothing running."""
    cluster = getattr(config, "cluster", None)
    if cluster:
        from django.db import connections

        connections.close_all()
        cluster.stop()


def _become(role: str) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = role


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Build the test database as the role that owns it."""
    _become("app_owner")


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_modify_db_settings) -> Iterator[None]:
    """Once made, every test sees it as the web role does; the owner takes it down again."""
    from tests.tables import database_of_tests
    from tests.worlds import let_worlds_be_put_back, tables_with_rows

    with django_db_blocker.unblock(), database_of_tests():
        let_worlds_be_put_back()
        _become("app_web")
        request.config.stash[_STOOD] = tables_with_rows()
        request.config.stash[_OPENS] = django_db_blocker.unblock
        yield
        _become("app_owner")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item) -> None:
    """The cast stands there for whoever asks for it, and for nobody else who asks for a database."""
    opens = item.config.stash.get(_OPENS, None)
    asks = {"wales", "db", "committed_ground"} & set(item.fixturenames)
    if opens is None or not (asks or item.get_closest_marker("django_db")):
        return
    from tests.cast import wales as open_wales
    from tests.worlds import put_aside, stand

    with opens():
        if "wales" in asks and "committed_ground" not in asks:
            stand("wales", open_wales)
        else:
            put_aside()


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_left(request, django_test_environment, django_db_blocker) -> Iterator[None]:
    """What a file's tests commit they sweep up again: a row that stays would be met by another file, on another day."""
    yield
    stood = request.config.stash.get(_STOOD, None)
    # A journey's service has a database of its own.
    if stood is not None and request.path.parent.name != "journeys":
        from tests.worlds import tables_with_rows

        with django_db_blocker.unblock():
            stands = request.config.stash[_STOOD] = tables_with_rows()
        assert stands == stood, "rows were committed and left behind"


@pytest.fixture(scope="session", autouse=True)
def _pages_as_served(django_test_environment) -> None:
    """No test reads the context of a template, and to keep it for each costs more than to look a page through."""
    from django.template.base import Template
    from django.test.utils import _TestState

    Template._render = _TestState.saved_data.template_render


@pytest.fixture(autouse=True)
def language_of_nobody() -> Iterator[None]:
    """The language in which a test read its last page is not that of the next one."""
    from django.utils import translation

    yield
    translation.deactivate()


@pytest.fixture
def wales(db):
    """A small Cwm Taf Morgannwg, with nobody missing."""
    from tests.cast import wales as open_wales
    from tests.worlds import world

    return world("wales", open_wales, whatever_stands=True)


@pytest.fixture
def as_actor(wales) -> Callable:
    """`with as_actor("nia") as nia:` acts as Nia until the block ends. Inside a test's own transaction, one after another."""
    from ymylon.access.actions import acting

    @contextmanager
    def step_in(name: str) -> Iterator:
        with acting(wales.account(name), "test") as actor:
            yield actor

    return step_in


@pytest.fixture
def as_owner(db) -> Callable:
    """`with as_owner():` looks with the gate's eyes, past every policy, to see what is really there."""
    from django.db import connection

    @contextmanager
    def step_in() -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_gate")
            try:
                yield
            finally:
                cursor.execute("set local role app_web")

    return step_in


# Set-up of a request, its audit line, session, user and savepoints don't count towards a page's budget.
_ASIDE = (
    "begin_request",
    "pg_backend_pid",
    "select audit(",
    "agencies_session",
    "savepoint",
    "release",
    "set_config",
    "rollback",
    "from pg_proc",  # once a process
)


@pytest.fixture
def count_queries(client) -> Callable[[str], int]:
    """`count_queries(address)` gets the page and answers with how many questions it put to the database, set-up aside."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert response.status_code == 200, response.status_code
        told = [query["sql"].lower() for query in asked]
        user = [sql for sql in told if 'from "agencies_account"' in sql or "acting_posts(" in sql]
        return len([sql for sql in told if not any(word in sql for word in _ASIDE)]) - min(len(user), 2)

    return count


@pytest.fixture(autouse=True)
def _with_second_factor(request, monkeypatch) -> None:
    """Whom a test signs in has shown a second factor a moment before, except where the test is marked `password_alone`."""
    if request.node.get_closest_marker("password_alone"):
        return
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.http import HttpRequest
    from django.test import Client
    from django.utils import timezone

    from ymylon.agencies.sessions import SessionStore
    from ymylon.config.signin.limits import begin

    def with_factor(browser, user, backend=None) -> None:
        # In one writing what signing in and the second factor leave: it is done thousands of times over.
        request = HttpRequest()
        request.user, request.session = user, SessionStore()
        begin(request, timezone.now())
        request.session.update(
            {
                SESSION_KEY: str(user.pk),
                BACKEND_SESSION_KEY: backend or "allauth.account.auth_backends.AuthenticationBackend",
                HASH_SESSION_KEY: user.get_session_auth_hash(),
                "account_authentication_methods": [{"method": "mfa", "at": time.time(), "type": "test"}],
                "account_authentication_methods_user": str(user.pk),
            }
        )
        request.session.save(must_create=True)
        browser.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key

    monkeypatch.setattr(Client, "force_login", with_factor)


@pytest.fixture
def signed_in(client, wales) -> Callable:
    """`signed_in("nia")` gives a browser in which Nia is signed in, in English unless told otherwise."""

    def sign_in(name: str, language: str = "en"):
        client.force_login(wales.people[name].account)
        client.cookies["iaith"] = language
        return client

    return sign_in
