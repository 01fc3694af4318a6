"""Addresses of this room."""

from django.urls import path

from ymylon.linkage.views import matches, search

app_name = "linkage"
urlpatterns = [
    path("", search.search, name="search"),
    path("matches", matches.matches, name="matches"),
    path("matches/<uuid:ref>", matches.pair, name="pair"),
]
