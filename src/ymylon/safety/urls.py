"""Addresses of this room: each plan of a child, and what is said of one version."""

from django.urls import path

from ymylon.safety import views
from ymylon.safety.rules import PlanKind

app_name = "safety"
_OF_KINDS = [
    made
    for kind in PlanKind
    for made in (
        path(f"<uuid:child>/{kind.lower()}", views.plan, {"kind": kind}, name=kind.lower()),
        path(f"<uuid:child>/{kind.lower()}/write", views.write, {"kind": kind}, name=f"{kind.lower()}_write"),
    )
]
urlpatterns = [
    *_OF_KINDS,
    path("version/<uuid:about>/earlier", views.versions, name="versions"),
    path("version/<uuid:about>/sheet/welsh", views.sheet, {"tongue": "cy"}, name="sheet_welsh"),
    path("version/<uuid:about>/sheet/english", views.sheet, {"tongue": "en"}, name="sheet_english"),
    path("version/<uuid:about>/step", views.step, name="step"),
    path("version/<uuid:about>/sign", views.sign, name="sign"),
    path("version/<uuid:about>/again", views.look_again, name="look_again"),
    path("version/<uuid:about>/copy", views.give, name="give"),
    path("version/<uuid:about>/add", views.add, name="add"),
    path("version/<uuid:about>/less", views.less, name="less"),
    path("version/<uuid:about>/consent", views.consent, name="consent"),
    path("version/<uuid:about>/accept", views.accept, name="accept"),
]
