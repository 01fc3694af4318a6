from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """The room `orders`."""

    name = "ymylon.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"
