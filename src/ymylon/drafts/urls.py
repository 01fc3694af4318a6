"""Addresses of this room."""

app_name = "drafts"
urlpatterns: list = []
