from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """The room `networks`, which keeps no table: its links are read from the rooms where they were written."""

    name = "ymylon.networks"
    label = "networks"
    default_auto_field = "django.db.models.BigAutoField"
