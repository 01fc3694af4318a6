"""Addresses of this room."""

from django.urls import path

from ymylon.circumstances.views import life

app_name = "circumstances"
urlpatterns = [
    path("<uuid:child>", life.shown, name="life"),
    path("<uuid:child>/care/new", life.begin_care, name="begin_care"),
    path("<uuid:child>/education/new", life.begin_education, name="begin_education"),
    path("<uuid:child>/needs/new", life.begin_need, name="begin_need"),
    path("<uuid:child>/waits/new", life.begin_wait, name="begin_wait"),
    path("<uuid:child>/hard-times/new", life.begin_hard_time, name="begin_hard_time"),
    path("<uuid:child>/liberty/new", life.restrict_liberty, name="restrict_liberty"),
    path("care/<uuid:about>", life.care, name="care"),
    path("education/<uuid:about>", life.education, name="education"),
    path("education/<uuid:about>/answer", life.answer_exclusion, name="answer_exclusion"),
    path("needs/<uuid:about>", life.need, name="need"),
    path("waits/<uuid:about>", life.wait, name="wait"),
    path("hard-times/<uuid:about>", life.hard_time, name="hard_time"),
    path("liberty/<uuid:about>/review", life.review_liberty, name="review_liberty"),
]
