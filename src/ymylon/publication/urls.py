"""Addresses of what is published: open to everybody, signed in or not."""

from django.urls import path

from ymylon.publication import views

app_name = "publication"
urlpatterns = [
    path("", views.standard, name="standard"),
    path("datapackage.json", views.data_package, name="data_package"),
]
