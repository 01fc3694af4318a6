"""Addresses of networks: each is asked for around one record."""

from django.urls import path

from ymylon.networks import views

app_name = "networks"
urlpatterns = [
    path("child/<uuid:child>", views.child, name="child"),
    path("child/<uuid:child>/give", views.give, name="give"),
    path("entry/<uuid:associate>", views.entry, name="entry"),
    path("context/<uuid:context>", views.context, name="context"),
    path("place/<uuid:place>", views.place, name="place"),
]
