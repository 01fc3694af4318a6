"""Every address declares what it opens."""

from django.urls import URLPattern, URLResolver, get_resolver

from ymylon.access.policy import ACTIONS, PUBLIC
from ymylon.config.doors import FOREIGN_DOORS

OPEN_TO_ALL = {
    "language",
    "accessibility",
    "health",
    "metrics",
    "ready",
    "screen",
    "cast",
    # A standard is there to be read; it holds nothing of anybody's record.
    "publication:standard",
    "publication:data_package",
    # What a board has published, of no child: a function of the database gives the released text alone.
    "governance:boards",
    "governance:minutes",
    # A calendar can't sign in: a secret of 256 bits in the address stands in, and it shows moments alone.
    "today:feed",
    "play",
    "account_login",
    "account_logout",
    "account_inactive",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
} | {f"account_reset_password{step}" for step in ("", "_done", "_from_key", "_from_key_done")}


def addresses(patterns=None, space=""):
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry.callback


def test_every_view_says_what_it_opens():
    silent = {name for name, view in addresses() if getattr(view, "opens", None) is None and name not in FOREIGN_DOORS}
    assert silent == set()


def test_only_the_front_step_is_open_to_everybody():
    public = {name for name, view in addresses() if getattr(view, "opens", None) is PUBLIC or FOREIGN_DOORS.get(name) is PUBLIC}
    assert public <= OPEN_TO_ALL


def test_what_views_open_stands_in_the_policy():
    for _name, view in addresses():
        opened = getattr(view, "opens", None)
        assert opened is None or ACTIONS[opened.code] is opened


def test_every_name_is_used_once():
    names = [name for name, _ in addresses()]
    assert len(names) == len(set(names))
