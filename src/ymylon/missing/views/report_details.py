"""The page that follows a report, when the notices have gone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ymylon.access.policy import opens
from ymylon.design.entries import Collision
from ymylon.design.moments import language, told
from ymylon.drafts.actions import discard
from ymylon.drafts.lookups import draft_of
from ymylon.missing.actions.report_involving import reporting_post
from ymylon.missing.actions.report_telling import address_of
from ymylon.missing.actions.reporting_details import add_details
from ymylon.missing.forms.report_details import DetailsForm
from ymylon.missing.lookups.episodes import Report, episode_by_ref, report_by_ref
from ymylon.missing.page.report_begun import begun_notice
from ymylon.missing.page.report_told import details_page
from ymylon.missing.rules.reporting import reporter_kinds
from ymylon.terms.codes import Precision

_SHOWN = ("expected_at", "noticed_at", "clothing", "telephone", "money", "vehicle", "checks_made")


@opens("REPORT_MISSING")
def details(request: HttpRequest, ref: UUID, report: UUID) -> HttpResponse:
    """Who has been told, and everything that could wait for it. Leaving it out loses nothing."""
    now, collision = timezone.now(), None
    episode = episode_by_ref(request.actor, ref)
    held = report_by_ref(request.actor, report, episode)
    draft = f"details.{held.ref}"
    kept = draft_of(request.actor, draft, now) if request.method == "GET" else None
    begun_with = kept.single if kept else {}
    form = DetailsForm(
        request.POST or None,
        now=now,
        # A draft keeps the version that it was begun on: what somebody else saved since is shown, not overwritten.
        version=int(begun_with["version"]) if begun_with.get("version", "").isdecimal() else held.version,
        kinds=reporter_kinds(reporting_post(request.actor).role),
        last_seen_at=None if held.last_seen_precision == Precision.UNKNOWN else held.last_seen_at,
        initial={name: getattr(held, name) for name in (*_SHOWN, "reporter_kind", "for_whom", "name_withheld")} | begun_with,
    )
    if form.is_bound and form.is_valid():
        if not form.is_stale(held.version):
            add_details(by=request.actor, at=now, episode=episode, report=held, details=form.details())
            discard(by=request.actor, form=draft)
            return redirect(address_of(episode.ref))
        collision = _collision(form, held, now)
    begun = begun_notice(kept, draft, request.path, now)
    page = details_page(request.actor, episode, held, now, language(), begun, collision)
    return render(request, "missing/details.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _collision(form: DetailsForm, held: Report, now) -> Collision:
    theirs = {name: _said(getattr(held, name), now) for name in _SHOWN}
    when = told(held.details_at, now) if held.details_at else ""
    return form.collide(version=held.version, who=_("Somebody else"), when=when, theirs=theirs)


def _said(value, now) -> str:
    return (told(value, now) if hasattr(value, "tzinfo") else value) or "–"
