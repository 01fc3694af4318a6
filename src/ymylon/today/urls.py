"""Addresses of this room."""

app_name = "today"
urlpatterns: list = []
