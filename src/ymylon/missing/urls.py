"""Addresses of this room."""

from django.urls import path

from ymylon.missing.views import report, report_details

app_name = "missing"
urlpatterns = [
    path("report", report.report, name="report"),
    path("<uuid:ref>/details/<uuid:report>", report_details.details, name="details"),
]
