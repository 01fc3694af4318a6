from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """The room `screening`."""

    name = "ymylon.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
