"""Addresses of the child's page and photograph, of the C1, and of what is given outside the record."""

from django.urls import path

from ymylon.chronology.views import agreed, giving, numbers, referring
from ymylon.chronology.views import child as views

app_name = "chronology"
urlpatterns = [
    path("<uuid:ref>", views.child, name="child"),
    path("<uuid:ref>/put-right", views.put_right, name="put_right"),
    path("<uuid:ref>/numbers", numbers.numbers, name="numbers"),
    path("<uuid:ref>/numbers/new", numbers.add_number, name="add_number"),
    path("<uuid:ref>/numbers/<uuid:number>/end", numbers.end_number, name="end_number"),
    path("<uuid:ref>/contact", views.add_contact, name="add_contact"),
    path("<uuid:ref>/contact/<uuid:contact>/end", views.end_contact, name="end_contact"),
    path("<uuid:ref>/photograph", views.photograph, name="photograph"),
    path("<uuid:ref>/photograph/new", views.keep_photograph, name="keep_photograph"),
    path("<uuid:ref>/photograph/withdraw", views.withdraw_photograph, name="withdraw_photograph"),
    path("<uuid:ref>/given", giving.give, name="give"),
    path("<uuid:ref>/print", giving.make_paper, name="make_paper"),
    path("<uuid:ref>/print/<uuid:act>", giving.paper, name="paper"),
    path("<uuid:ref>/file", giving.make_file, name="make_file"),
    path("<uuid:ref>/file/<uuid:act>", giving.file, name="file"),
    path("<uuid:ref>/actions", agreed.actions, name="actions"),
    path("<uuid:ref>/actions/new", agreed.agree, name="agree"),
    path("<uuid:ref>/help", agreed.ask_help, name="ask_help"),
    path("actions/<uuid:ref>", agreed.action, name="action"),
    path("actions/<uuid:ref>/end", agreed.end_action, name="end_action"),
    path("actions/<uuid:ref>/evidence", agreed.action_evidence, name="action_evidence"),
    path("actions/<uuid:ref>/hand-over", agreed.hand_over_action, name="hand_over_action"),
    path("actions/<uuid:ref>/answer", agreed.answer_help, name="answer_help"),
    path("<uuid:ref>/c1", referring.refer, name="refer"),
    path("<uuid:ref>/c1/rung", referring.ring_first, name="ring_first"),
    path("c1/proposed/<uuid:ref>", referring.proposed, name="proposed_referral"),
    path("c1/<uuid:ref>", referring.referral, name="referral"),
    path("c1/<uuid:ref>/decide", referring.decide, name="decide_referral"),
    path("c1/<uuid:ref>/print", referring.print_referral, name="print_referral"),
    path("c1/<uuid:ref>/print/<uuid:act>", referring.referral_paper, name="referral_paper"),
    path("c1/<uuid:ref>/file", referring.file_referral, name="file_referral"),
    path("c1/<uuid:ref>/file/<uuid:act>", referring.referral_file, name="referral_file"),
]
