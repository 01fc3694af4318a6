"""Addresses of this room."""

app_name = "interviews"
urlpatterns: list = []
