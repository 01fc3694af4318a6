"""Addresses of this room."""

from django.urls import path

from ymylon.plans import views

app_name = "plans"
urlpatterns = [
    path("<uuid:child>", views.plan, name="plan"),
    path("<uuid:child>/write", views.make, name="make"),
    path("<uuid:child>/versions", views.versions, name="versions"),
    path("<uuid:child>/sheet", views.make_sheet, name="make_sheet"),
    path("version/<uuid:about>/again", views.look_again, name="look_again"),
    path("version/<uuid:about>/agree", views.agree, name="agree"),
]
