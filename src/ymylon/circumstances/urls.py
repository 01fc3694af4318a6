"""Addresses of this room."""

from django.urls import path

from ymylon.circumstances.views import beside, life, protecting, staff

app_name = "circumstances"
urlpatterns = [
    path("caseload", beside.caseload, name="caseload"),
    path("<uuid:child>/beside", beside.shown, name="beside"),
    path("<uuid:child>/beside/new", beside.allocate, name="allocate"),
    path("<uuid:child>/card", beside.card, name="card"),
    path("<uuid:child>/siblings/new", beside.sibling, name="sibling"),
    path("<uuid:child>/siblings/<uuid:about>/end", beside.unname_sibling, name="unname_sibling"),
    path("beside/<uuid:about>/follow", beside.follow, name="follow"),
    path("beside/<uuid:about>/end", beside.end_allocation, name="end_allocation"),
    path("<uuid:child>/visits", staff.shown, name="staff"),
    path("<uuid:child>/visits/rule", staff.visit_rule, name="visit_rule"),
    path("<uuid:child>/visits/new", staff.plan_visit, name="plan_visit"),
    path("<uuid:child>/visits/followed", staff.report_incident, name="report_incident"),
    path("visits/<uuid:about>", staff.check_in, name="check_in"),
    path("followed/<uuid:about>", staff.answer_incident, name="answer_incident"),
    path("<uuid:child>/growing", staff.growing, name="growing"),
    path("growing/<uuid:about>", staff.settle, name="settle"),
    path("<uuid:child>", life.shown, name="life"),
    path("<uuid:child>/care/new", life.begin_care, name="begin_care"),
    path("<uuid:child>/education/new", life.begin_education, name="begin_education"),
    path("<uuid:child>/needs/new", life.begin_need, name="begin_need"),
    path("<uuid:child>/waits/new", life.begin_wait, name="begin_wait"),
    path("health", life.health_needs, name="health"),
    path("<uuid:child>/health/new", life.begin_health_need, name="begin_health_need"),
    path("health/<uuid:about>", life.health_need, name="health_need"),
    path("<uuid:child>/hard-times/new", life.begin_hard_time, name="begin_hard_time"),
    path("<uuid:child>/child-protection/new", life.begin_registration, name="begin_registration"),
    path("child-protection/<uuid:about>", life.registration, name="registration"),
    path("<uuid:child>/protecting", protecting.shown, name="protecting"),
    path("<uuid:child>/protecting/new", protecting.begin_step, name="begin_step"),
    path("protecting/<uuid:about>", protecting.step, name="step"),
    path("protecting/<uuid:about>/owed", protecting.step_owed, name="step_owed"),
    path("<uuid:child>/liberty/new", life.restrict_liberty, name="restrict_liberty"),
    path("care/<uuid:about>", life.care, name="care"),
    path("education/<uuid:about>", life.education, name="education"),
    path("education/<uuid:about>/answer", life.answer_exclusion, name="answer_exclusion"),
    path("needs/<uuid:about>", life.need, name="need"),
    path("waits/<uuid:about>", life.wait, name="wait"),
    path("hard-times/<uuid:about>", life.hard_time, name="hard_time"),
    path("liberty/<uuid:about>/review", life.review_liberty, name="review_liberty"),
]
