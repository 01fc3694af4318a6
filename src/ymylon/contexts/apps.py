from django.apps import AppConfig


class ContextsConfig(AppConfig):
    """The room `contexts`."""

    name = "ymylon.contexts"
    label = "contexts"
    default_auto_field = "django.db.models.BigAutoField"
