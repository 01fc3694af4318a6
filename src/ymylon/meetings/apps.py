from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The room `meetings`."""

    name = "ymylon.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
