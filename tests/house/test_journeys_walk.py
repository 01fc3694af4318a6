"""Every page is reached by a journey, which fails by itself where nobody in it opened what it says it reaches."""

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.house.test_doors import addresses

JOURNEYS = Path(__file__).resolve().parents[1] / "journeys"
_NEXT = "Sends on at once to the page that is meant, and shows none of its own."
_BY_SINGLE_SIGN_ON = "The provider of an agency answers here; a journey has none. tests/policy/test_single_sign_on.py stands in."
_NOT_FOR_EYES = "Answers a script of the page that asks it, in pieces or in numbers; that page's journey waits for it."
_BY_LETTER = "Its address comes in a letter; tests/policy/test_accounts.py follows one."
# Each page that no journey opens as a page of its own, with the reason.
NOT_WALKED = {
    "health": "A word for machines; the service that the journeys start waits for it.",
    "ready": "A word for machines; every journey waits for it before it begins.",
    "metrics": "Figures for machines; tests/house/test_watching.py reads them.",
    "missing:board_rows": _NOT_FOR_EYES,
    "today:changed": _NOT_FOR_EYES,
    "today:feed": "A file for a calendar; tests/pages/test_team.py reads it.",
    "drafts:save": _NOT_FOR_EYES,
    "mfa_login_webauthn": _NOT_FOR_EYES,
    "language": _NEXT,
    "interviews:of_episode": _NEXT,
    "account_set_password": _NEXT,
    "account_reauthenticate": _NEXT,
    "account_reset_password_from_key": _BY_LETTER,
    "account_reset_password_from_key_done": _BY_LETTER,
    "account_inactive": "For whoever's account is closed while they sign in; tests/policy/test_accounts.py closes one.",
    "oversight:end": "A place is asked about a quarter after it began; tests/actions/test_reviews.py lets that pass.",
    "meetings:calendar": "A file for a calendar; tests/pages/test_meetings.py reads it.",
    "publication:data_package": "A file for programs; tests/pages/test_standard.py reads it.",
    "meetings:pack_file": "A file; tests/pages/test_packs.py reads it.",
    "chronology:file": "A file; test_sharing.py reads it.",
    "chronology:referral_file": "A file; test_referring.py reads it.",
    "chronology:photograph": "A picture; test_photograph.py measures it on the page.",
    "openid_connect_login": _BY_SINGLE_SIGN_ON,
    "openid_connect_callback": _BY_SINGLE_SIGN_ON,
}


def takes_get(view: Callable) -> bool:
    """False if the view says by itself, or in a wrapper, that it takes no GET."""
    while view is not None:
        methods = inspect.getclosurevars(view).nonlocals.get("request_method_list") if inspect.isfunction(view) else None
        if methods and "GET" not in methods:
            return False
        view = getattr(view, "__wrapped__", None)
    return True


def reached() -> Iterator[str]:
    """The names in the marks `reaches` of all journeys."""
    for path in sorted(JOURNEYS.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.reaches":
                yield from (ast.literal_eval(one) for one in node.args)


def test_every_page_is_reached_by_a_journey():
    pages = {name for name, view in addresses() if takes_get(view)}
    assert pages - set(reached()) - NOT_WALKED.keys() == set()


def test_only_what_is_an_address_is_reached_or_excused():
    names, walked = {name for name, _view in addresses()}, set(reached())
    assert (walked | NOT_WALKED.keys()) - names == set()
    assert walked & NOT_WALKED.keys() == set()
