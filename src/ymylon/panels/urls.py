"""Addresses of the panel’s view."""

from django.urls import path

from ymylon.panels import views

app_name = "panels"
urlpatterns = [
    path("", views.panel, name="panel"),
    path("record", views.record, name="record"),
]
