"""Addresses of what is protected."""

from django.urls import path

from ymylon.protection import views

app_name = "protection"
urlpatterns = [
    path("", views.listed, name="list"),
    path("alarms/<uuid:ref>", views.alarm, name="alarm"),
    path("notices/<uuid:ref>/tell", views.tell, name="tell"),
    path("openings/<uuid:ref>", views.opening, name="opening"),
    path("openings/<uuid:ref>/agree", views.agree, name="agree"),
    path("openings/<uuid:ref>/show", views.show, name="show"),
    path("<uuid:ref>", views.panel, name="panel"),
    path("<uuid:ref>/begin", views.begin, name="begin"),
    path("<uuid:ref>/ask", views.ask, name="ask"),
    path("<uuid:ref>/keep", views.keep, name="keep"),
    path("<uuid:ref>/leak", views.leak, name="leak"),
    path("<uuid:ref>/end", views.end, name="end"),
]
