"""Addresses of meetings."""

from django.urls import path

from ymylon.meetings.views import calling, holding, packing, reading, repeating

app_name = "meetings"
urlpatterns = [
    path("", reading.every, name="every"),
    path("call", calling.call, name="call"),
    path("kinds", reading.kinds, name="kinds"),
    path("kinds/<int:number>", holding.kind, name="kind"),
    path("child/<uuid:child>", reading.child, name="child"),
    path("<uuid:about>", reading.meeting, name="meeting"),
    path("<uuid:about>/dates", repeating.repeat, name="repeat"),
    path("<uuid:about>/move", calling.move, name="move"),
    path("<uuid:about>/with/<uuid:other>", calling.combine, name="combine"),
    path("<uuid:about>/children", calling.put_on, name="put_on"),
    path("<uuid:about>/ask", calling.ask_besides, name="ask_besides"),
    path("<uuid:about>/ask/<str:seat>", calling.ask_whole, name="ask"),
    path("<uuid:about>/ask-known", calling.ask_known_all, name="ask_known_all"),
    path("<uuid:about>/came", calling.attend, name="attend"),
    path("<uuid:about>/word", holding.word, name="word"),
    path("<uuid:about>/over", holding.hold, name="hold"),
    path("<uuid:about>/minutes", reading.minutes, name="minutes"),
    path("<uuid:about>/minutes/print", packing.minutes_paper, name="minutes_paper"),
    path("<uuid:about>/minutes/file", packing.minutes_file, name="minutes_file"),
    path("<uuid:about>/approve", holding.approve, name="approve"),
    path("<uuid:about>/papers", packing.pack, name="pack"),
    path("<uuid:about>/papers/all", packing.packs_for_all, name="packs_for_all"),
    path("<uuid:about>/papers/print", packing.paper, name="paper"),
    path("<uuid:about>/papers/file", packing.pack_file, name="pack_file"),
    path("<uuid:about>/calendar", reading.calendar, name="calendar"),
    path("item/<uuid:about>", reading.item, name="item"),
    path("item/<uuid:about>/ask", calling.ask_besides_for, name="ask_besides_for"),
    path("item/<uuid:about>/ask/<str:seat>", calling.ask_for, name="ask_for"),
    path("item/<uuid:about>/ask-known", calling.ask_known, name="ask_known"),
    path("item/<uuid:about>/came", calling.attend_child, name="attend_child"),
    path("item/<uuid:about>/say", holding.say, name="say"),
    path("item/<uuid:about>/view", holding.view, name="view"),
    path("item/<uuid:about>/language", holding.language, name="language"),
    path("item/<uuid:about>/action", holding.action, name="action"),
    path("item/<uuid:about>/open", holding.let_in, name="let_in"),
    path("item/<uuid:about>/close", holding.close, name="close"),
    path("asked/<uuid:about>", calling.answer, name="answer"),
    path("said/<uuid:about>", holding.right, name="right"),
    path("word/<uuid:about>/submit", holding.submit_heard, name="submit_heard"),
    path("opened/<uuid:about>/end", holding.take_back, name="take_back"),
]
