"""Every address. Rooms name their own; here they are hung up."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount.providers.openid_connect import views as provider
from django.urls import include, path, re_path

from ymylon.config import screen, views, watching
from ymylon.config.signin import views as own

urlpatterns = [
    path("", include("ymylon.today.urls")),
    path("missing/", include("ymylon.missing.urls")),
    path("children/", include("ymylon.chronology.urls")),
    path("circumstances/", include("ymylon.circumstances.urls")),
    path("nrm/", include("ymylon.exploitation.urls")),
    path("screening/", include("ymylon.screening.urls")),
    path("contexts/", include("ymylon.contexts.urls")),
    path("meetings/", include("ymylon.meetings.urls")),
    path("orders/", include("ymylon.orders.urls")),
    path("find/", include("ymylon.linkage.urls")),
    path("register/", include("ymylon.signals.urls")),
    path("interviews/", include("ymylon.interviews.urls")),
    path("boards/", include("ymylon.governance.urls")),
    path("panel/", include("ymylon.panels.urls")),
    path("plans/", include("ymylon.plans.urls")),
    path("disruption/", include("ymylon.disruption.urls")),
    path("safety/", include("ymylon.safety.urls")),
    path("networks/", include("ymylon.networks.urls")),
    path("concern/", include("ymylon.associates.urls")),
    path("worries/", include("ymylon.worries.urls")),
    path("intelligence/", include("ymylon.intelligence.urls")),
    path("notices/", include("ymylon.notices.urls")),
    path("protected/", include("ymylon.protection.urls")),
    path("drafts/", include("ymylon.drafts.urls")),
    path("oversight/", include("ymylon.oversight.urls")),
    path("returns/", include("ymylon.returns.urls")),
    path("standard/", include("ymylon.publication.urls")),
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    path("account/password/reset/", account.password_reset, name="account_reset_password"),
    path("account/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    # The number ends at the first dash: a key has one too.
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/", own.overview, name="mfa_index"),
    path("account/again", own.again, name="again"),
    path("account/sessions/others/end", own.end_sessions, name="end_sessions"),
    path("account/sessions/<uuid:ref>/end", own.end_session, name="end_session"),
    path("account/second-factor/", own.second_factor, name="second_factor"),
    path("account/second-factor/show/", factor.authenticate, name="mfa_authenticate"),
    path("account/second-factor/again/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor/app/", app.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("account/passkeys/sign-in/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("account/passkeys/again/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/passkeys/<int:pk>/remove/", own.remove_passkey, name="mfa_remove_webauthn"),
    path("account/single/<str:provider_id>/", provider.login, name="openid_connect_login"),
    path("account/single/<str:provider_id>/back/", provider.callback, name="openid_connect_callback"),
    path("language/<str:language>", views.language, name="language"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("health", watching.health, name="health"),
    path("ready", watching.ready, name="ready"),
    path("installation", watching.installation, name="installation"),
    path("metrics", watching.metrics, name="metrics"),
    path("screen", screen.screen, name="screen"),
    path("cast", views.cast, name="cast"),
    path("cast/<int:account>", views.play, name="play"),
]

handler400 = "ymylon.config.views.bad_request"
handler403 = "ymylon.config.views.refused"
handler404 = "ymylon.config.views.not_found"
handler500 = "ymylon.config.views.fault"
