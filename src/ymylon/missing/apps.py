from django.apps import AppConfig


class MissingConfig(AppConfig):
    """The room `missing`."""

    name = "ymylon.missing"
    label = "missing"
    default_auto_field = "django.db.models.BigAutoField"
