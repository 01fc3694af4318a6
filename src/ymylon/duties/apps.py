from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """The room `duties`."""

    name = "ymylon.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"
