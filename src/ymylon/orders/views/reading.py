"""What is read: a child's notices and orders, every one that one may see, and one with its story."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.design.paging import rows_read
from ymylon.orders.page.listing import child_page, every_page
from ymylon.orders.page.order import order_page

_RECORD = "design/record.html"


@require_safe
@opens("SEE_ORDERS")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """The notices and orders that protect one child."""
    page = child_page(request.actor, child, timezone.now())
    return render(request, _RECORD, {"page": page})


@require_safe
@opens("SEE_ORDERS")
def every(request: HttpRequest) -> HttpResponse:
    """Every one, by how it stands."""
    return render(request, _RECORD, {"page": every_page(request.actor, timezone.now(), after=rows_read(request))})


@require_safe
@opens("SEE_ORDERS")
def order(request: HttpRequest, about: UUID) -> HttpResponse:
    """One notice or order."""
    page = order_page(request.actor, about, timezone.now())
    return render(request, _RECORD, {"page": page})
