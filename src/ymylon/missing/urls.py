"""Addresses of this room."""

from django.urls import path

from ymylon.missing.views import (
    board,
    closing,
    ending,
    episode,
    judging,
    leaving_out,
    report,
    report_details,
    report_without,
    screens,
    watching,
)

app_name = "missing"
urlpatterns = [
    path("", board.board, name="board"),
    path("rows", board.board_rows, name="board_rows"),
    path("screens", screens.screens, name="screens"),
    path("screens/<uuid:ref>/revoke", screens.revoke_screen, name="revoke_screen"),
    path("report", report.report, name="report"),
    path("report/new/without", report_without.report_new_without, name="report_new_without"),
    path("report/<uuid:child>/without", report_without.report_without, name="report_without"),
    path("<uuid:ref>/details/<uuid:report>", report_details.details, name="details"),
    path("<uuid:ref>", episode.episode, name="episode"),
    path("<uuid:ref>/grade", judging.grade, name="grade"),
    path("<uuid:ref>/concern", judging.concern, name="concern"),
    path("<uuid:ref>/meeting", judging.strategy_meeting, name="strategy_meeting"),
    path("<uuid:ref>/observe", watching.observe, name="observe"),
    path("<uuid:ref>/family", watching.family, name="family"),
    path("<uuid:ref>/parent", watching.parent, name="parent"),
    path("<uuid:ref>/leave-out", leaving_out.leave_out, name="leave_out"),
    path("<uuid:ref>/police-reference", watching.police_reference, name="police_reference"),
    path("<uuid:ref>/senior-review", watching.senior_review, name="senior_review"),
    path("<uuid:ref>/found", ending.found, name="found"),
    path("<uuid:ref>/found/details", ending.found_details, name="found_details"),
    path("<uuid:ref>/end", ending.end, name="end"),
    path("<uuid:ref>/accepted", ending.adult_acceptance, name="adult_acceptance"),
    path("<uuid:ref>/still-missing", ending.still_missing, name="still_missing"),
    path("<uuid:ref>/items", ending.items, name="items"),
    path("<uuid:ref>/check", ending.prevention_check, name="prevention_check"),
    path("<uuid:ref>/refer", ending.refer, name="refer_harm"),
    path("<uuid:ref>/no-referral", ending.no_referral, name="no_referral"),
    path("<uuid:ref>/close", closing.close, name="close"),
    path("<uuid:ref>/close/override", closing.override, name="override"),
    path("<uuid:ref>/reopen", closing.reopen, name="reopen"),
]
