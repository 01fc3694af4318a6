"""Addresses of places and peer groups that are assessed."""

from django.urls import path

from ymylon.contexts.views import linking, planning, reading, writing

app_name = "contexts"
urlpatterns = [
    path("", reading.every, name="every"),
    path("begin", writing.begin, name="begin"),
    path("child/<uuid:child>", reading.child, name="child"),
    path("child/<uuid:child>/link", linking.link, name="link"),
    path("<uuid:about>", reading.context, name="context"),
    path("<uuid:about>/add/<str:part>", writing.add, name="add"),
    path("<uuid:about>/concern", linking.concern, name="concern"),
    path("<uuid:about>/order", linking.order, name="order"),
    path("<uuid:about>/step", planning.step, name="step"),
    path("<uuid:about>/open", planning.let_read, name="let_read"),
    path("<uuid:about>/review", planning.review, name="review"),
    path("part/<uuid:about>", writing.put_right, name="put_right"),
    path("part/<uuid:about>/end", writing.end_part, name="end_part"),
    path("reader/<uuid:about>/close", planning.close_to, name="close_to"),
    path("step/<uuid:about>", planning.end_step, name="end_step"),
    path("link/<uuid:about>/end", linking.end_link, name="end_link"),
    path("concern/<uuid:about>/end", linking.end_concern, name="end_concern"),
]
