from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """The room `safety`."""

    name = "ymylon.safety"
    label = "safety"
    default_auto_field = "django.db.models.BigAutoField"
