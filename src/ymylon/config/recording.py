"""The audit lines of the front step: what each answer showed or refused, and who signed in, out, or tried to.

They are written in the transaction of the request, and stay where nothing else does: a refusal commits.
"""

from allauth.account import signals as account
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from ymylon.access.actions import begin_request
from ymylon.access.policy import PUBLIC, decide_for_roles
from ymylon.access.rules import NOBODY
from ymylon.audit.actions import record_act
from ymylon.audit.rules import Shown
from ymylon.design.forms import not_open
from ymylon.terms.faults import refusals

_NOT_TAKEN = 422
_REFUSALS = {400: "BAD_REQUEST", 403: "FORBIDDEN", 404: "NOT_FOUND", 413: "TOO_LARGE", 429: "TOO_MANY_TRIES"}


def record_answer(request: HttpRequest, response: HttpResponse, shown: Shown) -> None:
    """One line for an answer that showed records or refused something; for any other, none.

    What is no child's own stands in it by its reference, after the page.
    """
    refusal = _REFUSALS.get(response.status_code, "")
    for refused in refusals():
        # The act was undone and its page says why; that it was tried stays.
        # Of the child alone whose record the act was about: who else stood on the page was refused nothing.
        children = [] if refused.child is None else [refused.child]
        record_act("REFUSED", children=children, lane=_lane(request), about=_asked(request), why=f"RULE {refused.rule}")
    if response.status_code == _NOT_TAKEN and not_open():
        # A choice that this person's form does not offer: another's number, or a form that was changed by hand.
        record_act("REFUSED", lane=_lane(request), about=_asked(request), why=" ".join(["NOT_OPEN", *not_open()]))
    if refusal == "NOT_FOUND" and (request.actor is NOBODY or request.opens in (None, PUBLIC)):
        # An address that is none, or that anybody may mistype: no record was asked for.
        refusal = ""
    if refusal:
        _record_refusal(request, refusal, shown)
    elif shown:
        about = " ".join([_view(request), *map(str, shown.records)])
        record_act("SAW", children=shown.children, lane=_lane(request), about=about, why=_because(request))


def record_replay(request: HttpRequest) -> None:
    """The very same form was sent a second time, and nothing was done."""
    record_act("REFUSED", lane=_lane(request), about=_asked(request), why="REPLAYED")


def _record_refusal(request: HttpRequest, refusal: str, shown: Shown) -> None:
    if request.opens is None:
        # Refused before anybody could begin to act: a form that is not ours, or too old.
        begin_request(request.user.pk if request.user.is_authenticated else None, "REFUSED")
    why = f"{refusal} {request.refused}".strip()
    record_act("REFUSED", children=shown.children, lane=_lane(request), about=_asked(request), why=why)


def _lane(request: HttpRequest) -> str:
    return (request.opens.lane or "") if request.opens else ""


def _view(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _asked(request: HttpRequest) -> str:
    """The place, and the references in its address: they name no one, and whether there is such a record stays unsaid."""
    named = request.resolver_match.kwargs.values() if request.resolver_match else ()
    return " ".join([_view(request), *map(str, named)]).replace("\0", "")


def _because(request: HttpRequest) -> str:
    """The roles by which this person may see it."""
    if request.actor is NOBODY:
        return ""
    return " ".join(sorted(role for role in request.actor.roles if decide_for_roles(frozenset({role}), request.opens)))


def _is_ours(request: HttpRequest | None) -> bool:
    # A command or a test signs somebody in without a request of ours: there is no transaction of an act then.
    return getattr(request, "opens", None) is not None


def _signed_in(sender, request, user, **_more) -> None:
    if _is_ours(request):
        begin_request(user.pk, "SIGN_IN")
        record_act("SIGNED_IN", about=_view(request))


def _signed_out(sender, request, user, **_more) -> None:
    if user is not None and _is_ours(request):
        record_act("SIGNED_OUT", about=_view(request))


def _failed(sender, credentials, request=None, **_more) -> None:
    # Alike for an address that has an account and one that has none; only who knows the address finds it again.
    typed = str(credentials.get("email") or credentials.get("username") or "").strip().casefold()
    if _is_ours(request):
        record_act("SIGN_IN_FAILED", about=salted_hmac("ymylon.signin", typed, algorithm="sha256").hexdigest())


def _password_changed(sender, request, user, **_more) -> None:
    if _is_ours(request):
        record_act("CHANGED_PASSWORD", about=user.pk, why=_view(request))


def listen() -> None:
    """Hear of every signing in and out, whichever door it goes through."""
    user_logged_in.connect(_signed_in, dispatch_uid="record_signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="record_signed_out")
    user_login_failed.connect(_failed, dispatch_uid="record_sign_in_failed")
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(_password_changed, dispatch_uid="record_password")
