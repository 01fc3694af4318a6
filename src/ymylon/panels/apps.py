from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """The room `panels`, which keeps no table: what a panel sees is read from the rooms where it was written."""

    name = "ymylon.panels"
    label = "panels"
    default_auto_field = "django.db.models.BigAutoField"
