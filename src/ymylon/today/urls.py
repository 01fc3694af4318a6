"""Addresses of this room."""

from django.urls import path

from ymylon.today import views

app_name = "today"
urlpatterns = [
    path("", views.today, name="today"),
    path("team", views.teams, name="teams"),
    path("team/counts", views.counts, name="counts"),
    path("team/<uuid:ref>", views.team, name="team"),
    path("owed/<uuid:ref>", views.duty, name="duty"),
    path("owed/<uuid:ref>/pause", views.pause, name="pause"),
    path("owed/<uuid:ref>/go-on", views.go_on, name="go_on"),
    path("answers/<uuid:ref>", views.answers, name="answers"),
    path("answers/<uuid:ref>/end", views.end_answering, name="end_answering"),
    path("calendar", views.calendar, name="calendar"),
    path("calendar/new", views.make_calendar, name="make_calendar"),
    path("calendar/end", views.end_calendar, name="end_calendar"),
    path("calendar/<str:secret>.ics", views.feed, name="feed"),
    path("changed", views.changed, name="changed"),
]
