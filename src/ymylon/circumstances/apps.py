from django.apps import AppConfig


class CircumstancesConfig(AppConfig):
    """The room `circumstances`."""

    name = "ymylon.circumstances"
    label = "circumstances"
    default_auto_field = "django.db.models.BigAutoField"
