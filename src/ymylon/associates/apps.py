from django.apps import AppConfig


class AssociatesConfig(AppConfig):
    """The room `associates`."""

    name = "ymylon.associates"
    label = "associates"
    default_auto_field = "django.db.models.BigAutoField"
