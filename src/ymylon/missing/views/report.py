"""Reporting a child missing, and the page that follows when the notices have gone."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ymylon.access.policy import opens
from ymylon.children.lookups import NoSuchChild, child_by_ref
from ymylon.design.moments import language
from ymylon.drafts.actions import discard
from ymylon.missing.actions.report_involving import reporting_post
from ymylon.missing.actions.reporting import NewChild, ReportFault, ResidenceNotKnown, report_missing
from ymylon.missing.forms.report import ReportForm
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.page.report import choices, chosen_child, offered_children, report_page
from ymylon.missing.page.report_begun import begun, begun_notice
from ymylon.missing.rules.reporting import lives_at, reporter_kinds
from ymylon.terms.codes import Role

DRAFT = "report"


@opens("REPORT_MISSING")
def report(request: HttpRequest) -> HttpResponse:
    """One page, whether the child is on the record or not. Looking for a name loses nothing of what was typed."""
    now, actor, post = timezone.now(), request.actor, reporting_post(request.actor)
    kept = begun(actor, DRAFT, now) if request.method == "GET" else None
    typed = request.POST or (kept.single if kept else {}) | request.GET.dict()
    text = typed.get("who", "").replace("\x00", "")[:200]
    sends, ref = _sends(request), typed.get("child", "")
    chosen = chosen_child(actor, ref) if sends else []
    offered = chosen or offered_children(actor, text, ref, now, language())
    form = ReportForm(
        request.POST if sends else None,
        now=now,
        children=choices(offered),
        areas=post.areas,
        lives=lives_at(post.role),
        initial={name: typed[name] for name in ReportForm.base_fields if name in typed},
        is_new=bool(text) and not offered,
    )
    if form.is_bound and form.is_valid():
        token = form.sent_as
        episode = _report(request, form, token, now, post.role)
        if episode is not None:
            discard(by=actor, form=DRAFT)
            return redirect("missing:details", episode.ref, token)
    if chosen:  # and refused: the page comes back with everybody who could be meant
        offered = offered_children(actor, text, ref, now, language())
        form.fields["child"].choices = choices(offered)  # type: ignore[attr-defined]
    page = report_page(actor, post, offered, text, language(), begun_notice(kept, DRAFT, request.path, now))
    return render(request, "missing/report.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _sends(request: HttpRequest) -> bool:
    # Enter in any box presses the first button, which is Look: where there is nothing new to look for, it means to send.
    typed = request.POST
    looks = "look" in typed and not (typed.get("child") and typed.get("who") == typed.get("looked"))
    return request.method == "POST" and not looks


def _report(request: HttpRequest, form: ReportForm, token: UUID, now: datetime, role: Role) -> Episode | None:
    given = form.cleaned_data
    try:
        child_id = None if form.is_new else child_by_ref(request.actor, form.chosen).pk
        return report_missing(
            by=request.actor,
            at=now,
            child_id=child_id,
            new_child=NewChild(*form.name, born_on=given["born"].on, age=given["born"].age) if form.is_new else None,
            last_seen=given["last_seen"],
            whereabouts=given["whereabouts"],
            place=given["place"],
            circumstances=given["circumstances"],
            reporter_kind=reporter_kinds(role)[0],
            living_at=given["living_at"] if form.is_new else None,
            authority=given["authority"],
            report_ref=token,
        )
    except NoSuchChild:
        form.add_error("child", _("Choose the child again."))
    except ReportFault as fault:
        form.add_error("last_seen", fault.fault.label(language()))
    except ResidenceNotKnown:
        form.ask_area()
    return None
