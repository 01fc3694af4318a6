"""Addresses of what boards publish: two that everybody reads, and those where it is written, released and withdrawn."""

from django.urls import path

from ymylon.governance import views

app_name = "governance"
urlpatterns = [
    path("", views.boards, name="boards"),
    path("<uuid:about>", views.minutes, name="minutes"),
    path("<uuid:about>/standing", views.standing, name="standing"),
    path("<uuid:about>/write", views.write, name="write"),
    path("<uuid:about>/release", views.release, name="release"),
    path("<uuid:about>/withdraw", views.withdraw, name="withdraw"),
]
