from django.apps import AppConfig


class WorriesConfig(AppConfig):
    """The room `worries`."""

    name = "ymylon.worries"
    label = "worries"
    default_auto_field = "django.db.models.BigAutoField"
