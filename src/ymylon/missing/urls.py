"""Addresses of this room."""

app_name = "missing"
urlpatterns: list = []
