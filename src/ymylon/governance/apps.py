from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The room `governance`: what safeguarding boards publish of their own meetings."""

    name = "ymylon.governance"
    label = "governance"
    default_auto_field = "django.db.models.BigAutoField"
