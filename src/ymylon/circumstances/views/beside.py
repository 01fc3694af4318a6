"""The doors to who stands beside a child, brothers and sisters, the family's card, and a manager's caseload."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.agencies.lookups import teams_by_id
from ymylon.children.lookups import NoSuchChild, child_by_ref
from ymylon.circumstances.actions import beside as actions
from ymylon.circumstances.forms import beside as forms
from ymylon.circumstances.lookups.beside import allocation_by_ref
from ymylon.circumstances.page.asking import people_page
from ymylon.circumstances.page.beside import beside_page, people_around, same_family
from ymylon.circumstances.page.card import card_page, caseload_page
from ymylon.circumstances.rules.continuity import code_to_allocate
from ymylon.circumstances.rules.faults import NO_SUCH_CHILD, Fault
from ymylon.circumstances.views.asking import RECORD, ask, find_child
from ymylon.design.entries import Link
from ymylon.design.forms import posted
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild, child_of
from ymylon.terms.codes import AllocationKind, Lane

_get_post = require_http_methods(["GET", "POST"])
_THEN = "circumstances:beside"


@require_safe
@opens("SEE_CIRCUMSTANCES")
def shown(request: HttpRequest, child: UUID) -> HttpResponse:
    """Who stands beside a child, and what the child has to bear."""
    page = beside_page(request.actor, child, timezone.now())
    return render(request, RECORD, {"page": page})


@require_safe
@opens("SEE_CIRCUMSTANCES")
def card(request: HttpRequest, child: UUID) -> HttpResponse:
    """Whom the family rings, to print."""
    page = card_page(request.actor, child)
    return render(request, "circumstances/card.html", {"page": page})


@require_safe
@opens("SEE_CASELOAD")
def caseload(request: HttpRequest) -> HttpResponse:
    """How many children each person of one's agency stands beside."""
    return render(request, RECORD, {"page": caseload_page(request.actor, Link(_("Back to Today"), reverse("today:today")))})


def _chosen(who: str, known_since: date | None) -> dict[str, Any]:
    """A choice of the list, as the action takes it."""
    kind, _colon, numbers = who.partition(":")
    if kind == "c":
        return {"contact_id": int(numbers), "known_since": known_since}
    person, team = (int(number) for number in numbers.split(":"))
    return {"practitioner_id": person, "team": teams_by_id([team])[team], "known_since": known_since}


@_get_post
@opens("ALLOCATE_AT_HOME")
def allocate(request: HttpRequest, child: UUID) -> HttpResponse:
    """Somebody is something to the child."""
    return _allocate(request, find_child(request, child, Lane.IDENTITY), None)


def _allocate(request: HttpRequest, known: KnownChild, kind: AllocationKind | None) -> HttpResponse:
    initial = {"kind": str(kind)} if kind else {}
    form = forms.AllocateForm(
        posted(request), now=timezone.now(), people=people_around(request.actor, known), initial=initial,
        at_home=not known.writes(request.actor, Lane.IDENTITY, "ALLOCATE"),
    )  # fmt: skip

    def write(given: dict[str, Any]) -> None:
        who = _chosen(given["who"], given["known_since"])
        actions.allocate(by=request.actor, at=timezone.now(), child_id=known.pk, kind=given["kind"], **who)

    return ask(request, form, lambda: people_page(known, "allocate"), write, _THEN, known.ref)


def _allocation(request: HttpRequest, about: UUID) -> tuple[Any, KnownChild]:
    row = allocation_by_ref(request.actor, about)
    known = child_of(request.actor, row.child_id)
    if not known.writes(request.actor, Lane.IDENTITY, code_to_allocate(row.kind)):
        raise Http404
    return row, known


@_get_post
@opens("ALLOCATE_AT_HOME")
def follow(request: HttpRequest, about: UUID) -> HttpResponse:
    """Who follows: handed over while the one before still is allocated, or allocated anew where they are not."""
    row, known = _allocation(request, about)
    if row.ended_at is not None:
        return _allocate(request, known, AllocationKind[row.kind])
    form = forms.HandOverForm(posted(request), now=timezone.now(), people=people_around(request.actor, known))

    def write(given: dict[str, Any]) -> None:
        who = _chosen(given["who"], given["known_since"])
        actions.hand_over(by=request.actor, at=timezone.now(), child_id=known.pk, ref=about, why=given["why"], **who)

    return ask(request, form, lambda: people_page(known, "follow"), write, _THEN, known.ref)


@_get_post
@opens("ALLOCATE_AT_HOME")
def end_allocation(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody is no longer what they were to the child."""
    row, known = _allocation(request, about)
    if row.ended_at is not None:
        raise Http404
    form = forms.EndForm(posted(request))

    def write(given: dict[str, Any]) -> None:
        actions.end_allocation(by=request.actor, at=timezone.now(), child_id=known.pk, ref=about, why=given["why"])

    return ask(request, form, lambda: people_page(known, "end"), write, _THEN, known.ref)


@_get_post
@opens("NAME_SIBLING")
def sibling(request: HttpRequest, child: UUID) -> HttpResponse:
    """A brother or sister is named."""
    known = find_child(request, child, Lane.IDENTITY)
    form = forms.SiblingForm(posted(request), named=same_family(request.actor, known))

    def write(given: dict[str, Any]) -> None:
        try:
            other = child_by_ref(request.actor, given["ref"])
        except NoSuchChild:
            raise Fault(NO_SUCH_CHILD, "address") from None
        actions.name_sibling(by=request.actor, at=timezone.now(), child_id=known.pk, other_id=other.pk)

    return ask(request, form, lambda: people_page(known, "sibling"), write, _THEN, known.ref)


@_get_post
@opens("NAME_SIBLING")
def unname_sibling(request: HttpRequest, child: UUID, about: UUID) -> HttpResponse:
    """They are no brother or sister after all: asked once more before it is done."""
    known = find_child(request, child, Lane.IDENTITY)
    if request.method == "GET":
        return render(request, "circumstances/ask.html", {"page": people_page(known, "sibling_error"), "form": forms.NoForm()})
    actions.unname_sibling(by=request.actor, at=timezone.now(), child_id=known.pk, ref=about)
    return redirect(_THEN, known.ref)
