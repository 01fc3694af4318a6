from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    """The room `intelligence`."""

    name = "ymylon.intelligence"
    label = "intelligence"
    default_auto_field = "django.db.models.BigAutoField"
