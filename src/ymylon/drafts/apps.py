from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """The room `drafts`."""

    name = "ymylon.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"
