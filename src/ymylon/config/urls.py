"""Every address. Rooms name their own; here they are hung up."""

from django.urls import include, path

from ymylon.config import views

urlpatterns = [
    path("", include("ymylon.today.urls")),
    path("missing/", include("ymylon.missing.urls")),
    path("children/", include("ymylon.chronology.urls")),
    path("find/", include("ymylon.linkage.urls")),
    path("interviews/", include("ymylon.interviews.urls")),
    path("notices/", include("ymylon.notices.urls")),
    path("drafts/", include("ymylon.drafts.urls")),
    path("account/", include("allauth.account.urls")),
    path("language/<str:language>", views.language, name="language"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("health", views.health, name="health"),
    path("cast", views.cast, name="cast"),
    path("cast/<int:account>", views.play, name="play"),
]

handler400 = "ymylon.config.views.bad_request"
handler403 = "ymylon.config.views.refused"
handler404 = "ymylon.config.views.not_found"
handler500 = "ymylon.config.views.fault"
