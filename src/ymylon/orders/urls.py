"""Addresses of warning notices and orders."""

from django.urls import path

from ymylon.orders.views import reading, writing

app_name = "orders"
urlpatterns = [
    path("", reading.every, name="every"),
    path("child/<uuid:child>", reading.child, name="child"),
    path("child/<uuid:child>/ask", writing.ask, name="ask"),
    path("<uuid:about>", reading.order, name="order"),
    path("<uuid:about>/statement", writing.statement, name="statement"),
    path("<uuid:about>/draft", writing.draft, name="draft"),
    path("<uuid:about>/serve", writing.serve, name="serve"),
    path("<uuid:about>/breach", writing.breach, name="breach"),
    path("<uuid:about>/withdraw", writing.withdraw, name="withdraw"),
    path("<uuid:about>/renew", writing.renew, name="renew"),
    path("<uuid:about>/look", writing.look, name="look"),
    path("<uuid:about>/after", writing.after, name="after"),
    path("<uuid:about>/copy", writing.copy, name="copy"),
    path("appeared/<uuid:about>", writing.appeared, name="appeared"),
]
