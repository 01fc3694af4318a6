from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The room `today`."""

    name = "ymylon.today"
    label = "today"
    default_auto_field = "django.db.models.BigAutoField"
