"""One's own pages about signing in: what is set up, where one is signed in, and what waits to be sent again."""

from typing import Any
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.agencies.actions import end_sessions_of
from ymylon.agencies.sessions import hash_of
from ymylon.audit.actions import record_act
from ymylon.config.signin.again import let_go, waiting
from ymylon.config.signin.page import again_page, choice_page, overview_page


@require_safe
@opens("SEE_OWN_SIGN_IN")
def overview(request: HttpRequest) -> HttpResponse:
    """What this person signs in with, and where they are signed in."""
    page = overview_page(request.user, hash_of(request.session.session_key or ""), timezone.now())
    return render(request, "config/signing_in.html", {"page": page})


@require_safe
@opens("SEE_OWN_SIGN_IN")
def second_factor(request: HttpRequest) -> HttpResponse:
    """Which second factor shall it be?"""
    return render(request, "config/second_factor.html", {"page": choice_page(request.get_host())})


@require_POST
@opens("SEE_OWN_SIGN_IN")
def end_session(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This browser is signed out with its next request."""
    if not end_sessions_of(account_id=request.user.pk, ref=ref):
        raise Http404
    record_act("SESSION_ENDED", about=request.user.pk, why="OWNER")
    return redirect("mfa_index")


@require_POST
@opens("SEE_OWN_SIGN_IN")
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Every other browser is signed out with its next request."""
    end_sessions_of(account_id=request.user.pk, but=hash_of(request.session.session_key or ""))
    record_act("SESSION_ENDED", about=request.user.pk, why="OWNER")
    return redirect("mfa_index")


@require_http_methods(["GET", "POST"])
@opens("SEE_OWN_SIGN_IN")
def again(request: HttpRequest) -> HttpResponse:
    """What was sent a moment too late: shown to its author, who sends it or lets it go."""
    kept = waiting(request.actor, timezone.now())
    if kept is None:
        return redirect("/")
    if request.method != "POST":
        return render(request, "config/again.html", {"page": again_page(kept)})
    let_go(request.actor)
    if "let_go" in request.POST:
        return redirect("/")
    # The browser sends the same answers on, to the address that was kept here and not to one that came with them.
    return HttpResponseRedirect(kept.path, preserve_request=True)


class _RemovePasskey(RemoveWebAuthnView):
    """Takes a passkey away, never the last second factor."""

    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = get_adapter().can_delete_authenticator(self.object)
        return super().get_context_data(**kwargs) | {"may_remove": may}

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return super().form_valid(form)


remove_passkey = _RemovePasskey.as_view()
