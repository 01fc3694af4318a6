"""The doors of what is written down while a child is missing."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from ymylon.access.policy import opens
from ymylon.missing.actions.watching import (
    add_observation,
    decide_parent,
    name_family_contact,
    record_family_talk,
    record_police_reference,
    record_senior_review,
)
from ymylon.missing.forms.watching import FamilyForm, ObservationForm, ParentForm, PoliceReferenceForm, SeniorReviewForm
from ymylon.missing.page import asking
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
    return ask(request, ref, PoliceReferenceForm, asking.police_reference_page, record_police_reference)


@opens("SENIOR_REVIEW")
def senior_review(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A senior person's look at an episode that goes on."""
    return ask(request, ref, SeniorReviewForm, asking.senior_review_page, record_senior_review)
