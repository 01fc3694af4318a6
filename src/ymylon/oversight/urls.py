"""Addresses of oversight: who looked at what; grants, agreements and their review."""

from django.urls import URLPattern, URLResolver

app_name = "oversight"
urlpatterns: list[URLPattern | URLResolver] = []
