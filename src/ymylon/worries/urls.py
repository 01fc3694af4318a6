"""Addresses of worries below any threshold."""

from django.urls import path

from ymylon.worries import views

app_name = "worries"
urlpatterns = [
    path("note", views.begin, name="begin"),
    path("answer/<uuid:about>", views.answer, name="answer"),
    path("call/<uuid:about>", views.call, name="call"),
    path("share/<uuid:about>", views.share, name="share"),
    path("child/<uuid:child>", views.child, name="child"),
    path("child/<uuid:child>/note", views.note, name="note"),
    path("child/<uuid:child>/shared", views.shared, name="shared"),
]
