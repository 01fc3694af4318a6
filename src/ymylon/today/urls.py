"""Addresses of this room."""

from django.urls import path

from ymylon.today import views

app_name = "today"
urlpatterns = [
    path("", views.today, name="today"),
    path("changed", views.changed, name="changed"),
]
