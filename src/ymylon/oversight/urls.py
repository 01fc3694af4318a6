"""Addresses of oversight: who looked at what, what one did oneself, what stands out, and what is agreed to be shared."""

from django.urls import path

from ymylon.oversight.views import agreements, glass, history, interests, letting_in, looks, reviews, standing_out, training

app_name = "oversight"
urlpatterns = [
    path("children/<uuid:ref>", looks.looks, name="looks"),
    path("own", history.own, name="own"),
    path("interests", interests.interests, name="interests"),
    path("interests/new", interests.declare, name="declare"),
    path("interests/<uuid:ref>/end", interests.end_conflict, name="end_conflict"),
    path("training", training.training, name="training"),
    path("training/new", training.trained, name="trained"),
    path("training/<uuid:ref>/take-back", training.take_back, name="untrained"),
    path("own/questions/<uuid:ref>", history.answer, name="answer"),
    path("reviews", reviews.reviews, name="reviews"),
    path("reviews/<uuid:ref>/confirm", reviews.confirm, name="confirm"),
    path("reviews/<uuid:ref>/end", reviews.end, name="end"),
    path("reviews/grants/<uuid:ref>/confirm", reviews.confirm_grant, name="confirm_grant"),
    path("reviews/grants/<uuid:ref>/end", reviews.end_asked_grant, name="end_asked_grant"),
    path("standing-out", standing_out.standing_out, name="standing_out"),
    path("standing-out/<int:line>", standing_out.ask, name="ask"),
    path("children/<uuid:ref>/let-in", letting_in.grants, name="grants"),
    path("let-in/<uuid:ref>/end", letting_in.end_grant, name="end_grant"),
    path("children/<uuid:ref>/break-glass", glass.break_glass_for, name="break_glass_for"),
    path("break-glass", glass.break_glass, name="break_glass"),
    path("agreements", agreements.agreements, name="agreements"),
    path("agreements/new", agreements.open_agreement, name="open_agreement"),
    path("agreements/<uuid:series>", agreements.agreement, name="agreement"),
    path("agreements/<uuid:series>/amend", agreements.amend_agreement, name="amend_agreement"),
    path("agreements/<uuid:series>/end", agreements.end_agreement, name="end_agreement"),
    path("glass", glass.glasses, name="glasses"),
    path("glass/<uuid:ref>", glass.glass, name="glass"),
]
