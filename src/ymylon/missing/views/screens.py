"""The doors by which the board is hung on a wall, and taken down."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.missing.actions.screens import enrol_screen
from ymylon.missing.actions.screens import revoke_screen as take_away
from ymylon.missing.forms.screens import ScreenForm
from ymylon.missing.lookups.screens import screen_by_ref
from ymylon.missing.page.screens import code_page, screens_page
from ymylon.missing.rules.faults import Fault
from ymylon.missing.views.asking import show


@require_http_methods(["GET", "POST"])
@opens("ENROL_SCREEN")
def screens(request: HttpRequest) -> HttpResponse:
    """Which screens hang where; and another is enrolled, whose code this answer alone shows."""
    now = timezone.now()
    page = screens_page(request.actor, now)
    form = ScreenForm(posted(request), teams=page.teams, own=page.own)
    if form.is_bound and form.is_valid():
        try:
            screen, code = enrol_screen(by=request.actor, at=now, language=language(), **form.said())
        except Fault as fault:
            show(form, fault, now)
        else:
            shown = code_page(screen, code, request.build_absolute_uri(reverse("screen")), now)
            return render(request, "missing/screen_code.html", {"page": shown})
    return render(request, "missing/screens.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("ENROL_SCREEN")
def revoke_screen(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This screen sees nothing more."""
    screen = screen_by_ref(request.actor, ref)
    take_away(by=request.actor, at=timezone.now(), screen=screen)
    return redirect("missing:screens")
