from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room `audit`."""

    name = "ymylon.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
