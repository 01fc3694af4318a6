"""Addresses of this room."""

from django.urls import path

from ymylon.associates.views import entries, linking, naming

app_name = "associates"
urlpatterns = [
    path("", entries.held, name="held"),
    path("child/<uuid:child>", entries.child, name="child"),
    path("child/<uuid:child>/enter", entries.enter, name="enter"),
    path("<uuid:ref>", entries.entry, name="entry"),
    path("<uuid:ref>/change", entries.change, name="change"),
    path("<uuid:about>/again", entries.review, name="review"),
    path("<uuid:ref>/tie", linking.tie, name="tie"),
    path("<uuid:ref>/child", naming.is_child, name="is_child"),
    path("tie/<uuid:ref>/end", linking.end_tie, name="end_tie"),
    path("link/<uuid:ref>/end", linking.end_link, name="end_link"),
    path("link/<uuid:ref>/wording", linking.wording, name="wording"),
    path("support/<uuid:about>", naming.offer, name="offer"),
]
