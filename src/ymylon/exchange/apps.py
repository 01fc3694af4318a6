from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The room `exchange`."""

    name = "ymylon.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
