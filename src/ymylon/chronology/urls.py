"""Addresses of this room."""

app_name = "chronology"
urlpatterns: list = []
