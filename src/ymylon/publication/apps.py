from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """The room `publication`, which keeps no table: a standard, and rules that need no database."""

    name = "ymylon.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"
