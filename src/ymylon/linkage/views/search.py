"""Looking for a child."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.design.ways import reverse
from ymylon.linkage import lookups
from ymylon.linkage.actions import ask_match_index
from ymylon.linkage.forms import SearchForm
from ymylon.linkage.page.search import search_page
from ymylon.linkage.rules.asked import read


@require_http_methods(["GET", "HEAD", "POST"])
@opens("SEARCH_CHILDREN")
def search(request: HttpRequest) -> HttpResponse:
    """What is typed is posted, and comes back sealed in the address: names don't end in logs and histories."""
    actor, token = request.actor, request.GET.get("for", "")
    text = lookups.unsealed(actor, token) if token else ""
    form = SearchForm(posted(request), initial={"who": text})
    if form.is_bound and form.is_valid():
        return redirect(f"{reverse('linkage:search')}?for={lookups.sealed(actor, form.cleaned_data['who'])}")
    asked = read(text)
    matches = lookups.search(actor, text)
    answer = None if any(match.meets_all for match in matches) else ask_match_index(by=actor, at=timezone.now(), asked=asked)
    page = search_page(actor, text, asked, matches, answer, get_language() or "en", is_old=bool(token) and not text)
    return render(request, "linkage/search.html", {"page": page, "form": form}, status=422 if form.errors else 200)
