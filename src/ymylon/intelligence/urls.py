"""Addresses of intelligence."""

from django.urls import path

from ymylon.intelligence.views import partners, unit

app_name = "intelligence"
urlpatterns = [
    path("", partners.mine, name="mine"),
    path("submit", partners.begin, name="begin"),
    path("child/<uuid:child>", partners.child, name="child"),
    path("child/<uuid:child>/submit", partners.submit, name="submit"),
    path("read/<uuid:about>", partners.read, name="read"),
    path("desk", unit.desk, name="desk"),
    path("desk/<uuid:about>", unit.one, name="one"),
    path("desk/<uuid:about>/grade", unit.grade, name="grade"),
    path("desk/<uuid:about>/write", unit.write, name="write"),
    path("desk/<uuid:about>/answer", unit.answer, name="answer"),
    path("desk/<uuid:about>/log", unit.log, name="log"),
    path("release/<uuid:about>", unit.release, name="release"),
    path("withdraw/<uuid:about>", unit.withdraw, name="withdraw"),
]
