"""Addresses of returns: those that were sent, one of them and its queue, one problem, and how good the returns of a year are."""

from django.urls import path

from ymylon.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.every, name="every"),
    path("send", views.send, name="send"),
    path("quality", views.quality, name="quality"),
    path("source", views.source, name="source"),
    path("<uuid:about>", views.one, name="one"),
    path("problem/<uuid:about>", views.problem, name="problem"),
    path("problem/<uuid:about>/explain", views.explain, name="explain"),
    path("problem/<uuid:about>/accept", views.accept, name="accept"),
]
