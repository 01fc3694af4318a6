from django.apps import AppConfig


class DisruptionConfig(AppConfig):
    """The room `disruption`."""

    name = "ymylon.disruption"
    label = "disruption"
    default_auto_field = "django.db.models.BigAutoField"
