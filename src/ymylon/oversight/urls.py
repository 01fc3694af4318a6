"""Addresses of oversight: who looked at what; grants, agreements and their review."""

from django.urls import URLPattern, URLResolver, path

from ymylon.oversight.views import glass, letting_in

app_name = "oversight"
urlpatterns: list[URLPattern | URLResolver] = [
    path("children/<uuid:ref>/let-in", letting_in.grants, name="grants"),
    path("let-in/<uuid:ref>/end", letting_in.end_grant, name="end_grant"),
    path("children/<uuid:ref>/break-glass", glass.break_glass_for, name="break_glass_for"),
    path("break-glass", glass.break_glass, name="break_glass"),
    path("glass", glass.glasses, name="glasses"),
    path("glass/<uuid:ref>", glass.glass, name="glass"),
]
