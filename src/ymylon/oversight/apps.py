from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The room `oversight`."""

    name = "ymylon.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.BigAutoField"
