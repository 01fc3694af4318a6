"""The doors to one's own history: what one did and was asked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.oversight.actions import looking as actions
from ymylon.oversight.forms.asking import AnswerForm
from ymylon.oversight.lookups.looking import waiting_question
from ymylon.oversight.page.history import answer_page, history_page


@require_safe
@opens("SEE_OWN_HISTORY")
def own(request: HttpRequest) -> HttpResponse:
    """What the record holds of what this person did."""
    before = request.GET.get("before", "")
    page = history_page(
        request.actor, timezone.now(), int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    )
    return render(request, "oversight/history.html", {"page": page})


@require_http_methods(["GET", "POST"])
@opens("ANSWER_QUESTION")
def answer(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Answer what one was asked."""
    now = timezone.now()
    question, page = waiting_question(request.actor, ref), answer_page(request.actor, ref, now)
    form = AnswerForm(posted(request))
    if form.is_bound and form.is_valid():
        actions.answer(by=request.actor, at=now, question=question, **form.cleaned_data)
        return redirect("oversight:own")
    return render(request, "oversight/ask.html", {"page": page, "form": form}, status=422 if form.errors else 200)
