from django.apps import AppConfig


class PostConfig(AppConfig):
    """The room `post`."""

    name = "ymylon.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"
