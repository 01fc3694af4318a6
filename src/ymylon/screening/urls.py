"""Addresses of screenings."""

from django.urls import path

from ymylon.screening import views

app_name = "screening"
urlpatterns = [
    path("<uuid:child>", views.child, name="child"),
    path("<uuid:child>/history", views.history, name="history"),
    path("<uuid:child>/nrm", views.nrm_sheet, name="nrm_sheet"),
    path("<uuid:child>/strengths", views.strengths, name="strengths"),
    path("<uuid:child>/type/<str:topic>", views.judge, name="judge"),
    path("<uuid:child>/indicators/<str:topic>", views.mark, name="mark"),
    path("<uuid:child>/add/<str:topic>", views.find, name="find"),
    path("<uuid:child>/words", views.words, name="words"),
    path("words/<uuid:about>", views.words_right, name="words_right"),
    path("review/<uuid:about>", views.review, name="review"),
    path("withdraw/<uuid:about>", views.withdraw, name="withdraw"),
]
