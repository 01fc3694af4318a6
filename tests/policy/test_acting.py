"""What stands before every view holds also where a view forgets itself: it opens nothing unsaid, and half of an act is none."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse

from ymylon.access.actions import begin_request
from ymylon.audit.actions import record_act
from ymylon.config.middleware import Acting

pytestmark = pytest.mark.django_db


def half_done() -> int:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select count(*) from audit_line where about = 'half done'")
        (count,) = cursor.fetchone()
        cursor.execute("set local role app_web")
    return count


@pytest.mark.parametrize(("status", "kept"), [(200, 1), (403, 1), (500, 0), (503, 0)])
def test_what_was_done_before_a_fault_is_undone_and_a_refusal_stays(rf, status, kept):
    def view(_request):
        begin_request(None, "test")
        record_act("SAW", about="half done")
        return HttpResponse(status=status)

    request = rf.get("/")
    request.user = AnonymousUser()
    Acting(view)(request)
    assert half_done() == kept


def test_a_stream_would_run_after_its_transaction_and_is_refused(rf):
    with pytest.raises(ImproperlyConfigured, match="stream"):
        Acting(lambda _request: StreamingHttpResponse([b"x"]))(rf.get("/"))


def test_a_view_that_does_not_say_what_it_opens_opens_nothing(rf):
    request = rf.get("/")
    request.resolver_match = SimpleNamespace(view_name="forgotten")
    with pytest.raises(ImproperlyConfigured, match="forgotten does not declare"):
        Acting(HttpResponse).process_view(request, lambda _request: HttpResponse("open"), (), {})


def test_what_somebody_who_is_signed_in_is_shown_is_kept_by_no_browser(signed_in):
    assert "no-store" in signed_in("nia").get("/")["Cache-Control"]
