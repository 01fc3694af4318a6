"""Addresses of the child's page."""

from django.urls import path

from ymylon.chronology import views

app_name = "chronology"
urlpatterns = [path("<uuid:ref>", views.child, name="child")]
