"""Every address. Rooms name their own; here they are hung up."""

from allauth.account import views as account
from django.urls import include, path

from ymylon.config import screen, views

urlpatterns = [
    path("", include("ymylon.today.urls")),
    path("missing/", include("ymylon.missing.urls")),
    path("children/", include("ymylon.chronology.urls")),
    path("find/", include("ymylon.linkage.urls")),
    path("interviews/", include("ymylon.interviews.urls")),
    path("notices/", include("ymylon.notices.urls")),
    path("protected/", include("ymylon.protection.urls")),
    path("drafts/", include("ymylon.drafts.urls")),
    path("oversight/", include("ymylon.oversight.urls")),
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    path("account/password/reset/", account.password_reset, name="account_reset_password"),
    path("account/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/reset/key/<str:uidb36>-<str:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("language/<str:language>", views.language, name="language"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("health", views.health, name="health"),
    path("screen", screen.screen, name="screen"),
    path("cast", views.cast, name="cast"),
    path("cast/<int:account>", views.play, name="play"),
]

handler400 = "ymylon.config.views.bad_request"
handler403 = "ymylon.config.views.refused"
handler404 = "ymylon.config.views.not_found"
handler500 = "ymylon.config.views.fault"
