from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    """The room `children`."""

    name = "ymylon.children"
    label = "children"
    default_auto_field = "django.db.models.BigAutoField"
