from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The room `design`."""

    name = "ymylon.design"
    label = "design"
    default_auto_field = "django.db.models.BigAutoField"
