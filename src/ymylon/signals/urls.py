"""Addresses of the register of high-risk missing children, and of signals."""

from django.urls import path

from ymylon.signals import views

app_name = "signals"
urlpatterns = [
    path("", views.register, name="register"),
    path("rules", views.rules, name="rules"),
    path("triggers", views.triggers, name="triggers"),
    path("signal/<uuid:about>", views.signal, name="signal"),
    path("enter/<uuid:child>", views.enter, name="enter"),
    path("consider/<uuid:about>", views.consider, name="consider"),
    path("<uuid:ref>", views.entry, name="entry"),
    path("<uuid:ref>/review", views.review, name="review"),
    path("<uuid:ref>/visit", views.visit, name="visit"),
    path("<uuid:ref>/tell", views.tell, name="tell"),
    path("<uuid:ref>/end", views.end, name="end"),
]
