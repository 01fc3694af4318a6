from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The room `plans`."""

    name = "ymylon.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
