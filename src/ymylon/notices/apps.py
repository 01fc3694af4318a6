from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The room `notices`."""

    name = "ymylon.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
