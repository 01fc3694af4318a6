"""Addresses of this room."""

from django.urls import path

from ymylon.drafts import views

app_name = "drafts"
urlpatterns = [
    path("<str:form>", views.save, name="save"),
    path("<str:form>/discard", views.discard, name="discard"),
]
