"""The doors by which the glass is broken, and by which that is judged."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import case_grant_by_ref, child_by_ref
from ymylon.design.forms import posted
from ymylon.linkage.lookups import unsealed
from ymylon.linkage.rules.asked import read
from ymylon.oversight.actions import letting_in as actions
from ymylon.oversight.forms.letting_in import GlassForm, ReviewForm
from ymylon.oversight.page.glass import BreakPage, break_page, glass_list_page, glass_page
from ymylon.oversight.rules.letting_in import Fault


@require_http_methods(["GET", "POST"])
@opens("BREAK_GLASS")
def break_glass(request: HttpRequest) -> HttpResponse:
    """Into a record that may not be seen; what was asked of the match index comes sealed in the address."""
    token = request.GET.get("for", "")
    asked = read(unsealed(request.actor, token) if token else "")
    if not asked.is_enough_for_the_index or not request.actor.may("SEARCH_MATCH_INDEX"):
        raise Http404
    now = timezone.now()
    return _ask(
        request,
        break_page(request.actor, None, token),
        lambda reason: actions.break_glass_by_question(by=request.actor, at=now, asked=asked, reason=reason),
    )


@require_http_methods(["GET", "POST"])
@opens("BREAK_GLASS")
def break_glass_for(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Into the lanes that an emergency needs, of a child who may be seen already."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    return _ask(
        request,
        break_page(request.actor, child),
        lambda reason: actions.break_glass_by_ref(by=request.actor, at=now, child=child, reason=reason),
    )


def _ask(request: HttpRequest, page: BreakPage, write: Callable[[str], UUID]) -> HttpResponse:
    form = GlassForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            opened = write(form.cleaned_data["reason"])
        except Fault as fault:
            form.refuse(fault)
        else:
            return redirect("chronology:child", opened)
    return render(request, "oversight/break_glass.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
@opens("SEE_GLASS")
def glasses(request: HttpRequest) -> HttpResponse:
    """Where the glass was broken."""
    return render(request, "oversight/glasses.html", {"page": glass_list_page(request.actor, timezone.now())})


@require_http_methods(["GET", "POST"])
@opens("SEE_GLASS")
def glass(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One time that it was broken; and whoever was told judges."""
    grant = case_grant_by_ref(request.actor, ref)
    if grant.kind != grant.Kind.BREAK_GLASS:
        raise Http404
    page = glass_page(request.actor, grant, timezone.now())
    form = ReviewForm(request.POST if request.method == "POST" and page.may_judge else None)
    if form.is_bound and form.is_valid():
        try:
            actions.review_glass(by=request.actor, at=timezone.now(), grant=grant, **form.cleaned_data)
        except Fault as fault:
            form.refuse(fault)
        else:
            return redirect("oversight:glass", ref)
    return render(request, "oversight/glass.html", {"page": page, "form": form}, status=422 if form.errors else 200)
