"""Addresses of this room."""

from django.urls import path

from ymylon.interviews.views import following, offering, placing, recording

app_name = "interviews"
urlpatterns = [
    path("", placing.interviews, name="interviews"),
    path("counts", placing.counts, name="counts"),
    path("capacity", placing.capacity, name="capacity"),
    path("<uuid:about>/offer", offering.offer, name="offer"),
    path("<uuid:about>/safe-way", offering.safe_way, name="safe_way"),
    path("<uuid:about>/attempt", offering.attempt, name="attempt"),
    path("<uuid:about>/said", offering.said, name="said"),
    path("<uuid:about>/interview", offering.of_episode, name="of_episode"),
    path("referrals/<uuid:referral>", placing.referral, name="referral"),
    path("referrals/<uuid:referral>/put-away", placing.put_away, name="put_away"),
    path("held/<uuid:interview>", placing.interview, name="interview"),
    path("held/<uuid:interview>/take", placing.take, name="take"),
    path("held/<uuid:interview>/refer", placing.refer, name="refer"),
    path("held/<uuid:interview>/arrange", placing.arrange, name="arrange"),
    path("held/<uuid:interview>/staff", placing.staff, name="staff"),
    path("held/<uuid:interview>/staff-asked-for", placing.staff_asked_for, name="staff_asked_for"),
    path("held/<uuid:interview>/unable", placing.unable, name="unable"),
    path("held/<uuid:interview>/record/<str:page>", recording.record, name="record"),
    path("held/<uuid:interview>/withdraw", recording.withdraw, name="withdraw"),
    path("held/<uuid:interview>/police", recording.police, name="police"),
    path("held/<uuid:interview>/action", following.action, name="action"),
    path("held/<uuid:interview>/support", following.support, name="support"),
    path("held/<uuid:interview>/share", following.share, name="share"),
    path("held/<uuid:interview>/told", following.told, name="told"),
    path("held/<uuid:interview>/nothing", following.nothing, name="nothing"),
    path("held/<uuid:interview>/for-child", following.for_child, name="for_child"),
    path("held/<uuid:interview>/close", following.close, name="close"),
    path("held/<uuid:interview>/review", following.review, name="review"),
    path("words/<uuid:account>/translation", recording.translation, name="translation"),
    path("actions/<uuid:action>/done", following.done, name="done"),
]
