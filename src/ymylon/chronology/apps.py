from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    """The room `chronology`."""

    name = "ymylon.chronology"
    label = "chronology"
    default_auto_field = "django.db.models.BigAutoField"
