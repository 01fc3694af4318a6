"""The doors of an auditor: what stands out, and asking about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.oversight.actions import looking as actions
from ymylon.oversight.forms.asking import AskForm
from ymylon.oversight.lookups.looking import line_that_stands_out
from ymylon.oversight.page.standing_out import ask_page, standing_out_page


@require_safe
@opens("SEE_WHAT_STANDS_OUT")
def standing_out(request: HttpRequest) -> HttpResponse:
    """What somebody may want to ask about, and what was asked and answered."""
    return render(request, "oversight/history.html", {"page": standing_out_page(timezone.now())})


@require_http_methods(["GET", "POST"])
@opens("ASK_ABOUT_LINE")
def ask(request: HttpRequest, line: int) -> HttpResponse:
    """Ask whoever did it."""
    now = timezone.now()
    found, page = line_that_stands_out(line, now), ask_page(line, now)
    form = AskForm(posted(request))
    if form.is_bound and form.is_valid():
        actions.ask_about(by=request.actor, at=now, found=found, **form.cleaned_data)
        return redirect("oversight:standing_out")
    return render(request, "oversight/ask.html", {"page": page, "form": form}, status=422 if form.errors else 200)
