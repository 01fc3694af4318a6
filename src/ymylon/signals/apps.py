from django.apps import AppConfig


class SignalsConfig(AppConfig):
    """The room `signals`."""

    name = "ymylon.signals"
    label = "signals"
    default_auto_field = "django.db.models.BigAutoField"
