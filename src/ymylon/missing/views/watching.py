"""The doors of what is written down while a child is missing."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ymylon.access.policy import opens
from ymylon.design.entries import Collision
from ymylon.design.forms import Question
from ymylon.missing.actions.watching import (
    add_observation,
    decide_parent,
    name_family_contact,
    record_family_talk,
    record_police_reference,
    record_senior_review,
)
from ymylon.missing.forms.watching import FamilyForm, ObservationForm, ParentForm, PoliceReferenceForm, SeniorReviewForm
from ymylon.missing.lookups.episodes import Episode, episode_by_ref
from ymylon.missing.page import asking
from ymylon.missing.rules.faults import mark_of
from ymylon.missing.views.asking import ask


@opens("ADD_OBSERVATION")
def observe(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A sighting, contact, enquiry or check."""
    return ask(request, ref, ObservationForm, asking.observe_page, add_observation)


@opens("ADD_OBSERVATION")
def family(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A talk with the family, and who is their contact."""

    def write(*, is_contact, by, at, episode, **said):
        record_family_talk(by=by, at=at, episode=episode, **said)
        if is_contact:
            name_family_contact(by=by, at=at, episode=episode)

    return ask(request, ref, FamilyForm, asking.family_page, write)


@opens("DECIDE_PARENT")
def parent(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Whether a parent may be told."""
    return ask(request, ref, ParentForm, asking.parent_page, decide_parent)


@opens("ADD_OBSERVATION")
def police_reference(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The number that the police gave."""
    stands = episode_by_ref(request.actor, ref).police_reference
    form = partial(PoliceReferenceForm, version=mark_of(stands), initial={"reference": stands})
    return ask(request, ref, form, asking.police_reference_page, record_police_reference, collide=_another_number)


def _another_number(form: Question, theirs: Episode, now: datetime) -> Collision:
    words = {"reference": theirs.police_reference}
    return form.collide(version=mark_of(theirs.police_reference), who=_("Somebody else"), when=_("just now"), theirs=words)


@opens("SENIOR_REVIEW")
def senior_review(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A senior person's look at an episode that goes on."""
    return ask(request, ref, SeniorReviewForm, asking.senior_review_page, record_senior_review)
