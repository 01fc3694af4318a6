"""The doors of publication: the proposed standard, to read and for programs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.publication.page import package_plain, standard_page


@require_safe
@opens("PUBLIC")
def standard(request: HttpRequest) -> HttpResponse:
    """The standard as a page: every table, field and list, in the reader's language."""
    return render(request, "publication/standard.html", {"page": standard_page(get_language() or "en")})


@require_safe
@opens("PUBLIC")
def data_package(request: HttpRequest) -> HttpResponse:
    """The standard as a Frictionless data package."""
    return JsonResponse(package_plain(), json_dumps_params={"ensure_ascii": False})
