"""Addresses that are made once are Django's own."""

from uuid import UUID, uuid4

import pytest
from django.urls import NoReverseMatch, set_script_prefix
from django.urls import reverse as found

from ymylon.design.ways import reverse

REF = UUID("0b5a3c5e-9d1f-4e35-8a77-3f1d2c9b6a10")


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("today:today", ()),
        ("missing:episode", (REF,)),
        ("missing:episode", (str(REF),)),
        ("account_login", ()),
    ],
)
def test_as_django_finds_them(name, args):
    assert reverse(name, args=args) == reverse(name, args) == found(name, args=args)
    other = tuple(uuid4() for _ in args)
    assert reverse(name, args=other) == found(name, args=other)


@pytest.mark.parametrize(("name", "args"), [("today:never", ()), ("missing:episode", ()), ("today:today", (REF,))])
def test_what_leads_nowhere_is_said_each_time(name, args):
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=args)


def test_below_another_address_of_a_server(request):
    request.addfinalizer(lambda: set_script_prefix("/"))
    assert reverse("missing:episode", args=[REF]) == f"/missing/{REF}"
    set_script_prefix("/ymylon/")
    assert reverse("missing:episode", args=[REF]) == f"/ymylon/missing/{REF}"
