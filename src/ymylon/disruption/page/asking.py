"""What stands around the questions about a step of a disruption plan."""

from typing import Any

from django.utils.translation import gettext as _

from ymylon.design.entries import AskPage, Link
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.disruption.lookups import Target
from ymylon.disruption.page.plan import shut
from ymylon.disruption.rules import Means
from ymylon.drafts.page import Begun
from ymylon.protection.lookups import KnownChild


def _back(child: KnownChild) -> Link:
    return Link(_("Back to both plans"), reverse("disruption:child", args=[child.ref]))


def step_page(child: KnownChild, draft: Begun, *, nobody: bool) -> AskPage:
    """A step is agreed."""
    name = Link(_("Name a person or thing of concern"), reverse("associates:enter", args=[child.ref]))
    lede = _("Against those who harm, and against places and things; never against a child.")
    empty = _("Nobody and nothing is recorded around this child yet that a step could be against.")
    return AskPage(
        title=_("A step against those who harm %(name)s") % {"name": child.given}, lede=f"{lede} {empty}" if nobody else lede,
        act=_("Agree it"), back=_back(child), notices=(*shut(child), *draft.notices), keep_url=draft.keep_url, other=(name,),
    )  # fmt: skip


def end_page(child: KnownChild, step: Any) -> AskPage:
    """What came of a step."""
    lede = _("%(what)s Against %(named)s, by this means: %(means)s.") % {
        "what": step.words, "named": step.named, "means": Means[step.means].label(language()).lower(),
    }  # fmt: skip
    return AskPage(title=_("What came of the step"), lede=lede, act=_("Save it"), back=_back(child), notices=shut(child))


def targets_offered(targets: dict[str, Target]) -> list[tuple[str, str]]:
    """Whom and what a step may be against."""
    return sorted(((ref, one.called) for ref, one in targets.items()), key=lambda pair: pair[1])


def teams_offered(teams: dict[str, Any]) -> list[tuple[str, str]]:
    """Each team with its agency."""
    named = (
        (ref, f"{one.name(language())}{f', {one.agency.name(language())}' if one.agency else ''}") for ref, one in teams.items()
    )
    return sorted(named, key=lambda pair: pair[1])
