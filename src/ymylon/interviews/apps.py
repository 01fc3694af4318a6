from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    """The room `interviews`."""

    name = "ymylon.interviews"
    label = "interviews"
    default_auto_field = "django.db.models.BigAutoField"
