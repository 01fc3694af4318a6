"""Addresses of this room."""

from django.urls import path

from ymylon.notices import views

app_name = "notices"
urlpatterns = [
    path("<uuid:ref>/acknowledge", views.acknowledge, name="acknowledge"),
    path("<uuid:ref>/telephone", views.telephone, name="telephone"),
]
