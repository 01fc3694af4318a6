"""Addresses of this room."""

from django.urls import path

from ymylon.interviews import views

app_name = "interviews"
urlpatterns = [path("<uuid:about>/offer", views.offer, name="offer")]
