"""Addresses of this room."""

from django.urls import path

from ymylon.disruption import views

app_name = "disruption"
urlpatterns = [
    path("<uuid:child>", views.child, name="child"),
    path("<uuid:child>/step", views.step, name="step"),
    path("step/<uuid:about>/end", views.end, name="end"),
]
