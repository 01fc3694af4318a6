"""What stands around each question of this room, and what may be chosen in it."""

from django.utils.translation import gettext as _

from ymylon.design.entries import AskPage, Link, Notice
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.intelligence.forms.shared import named
from ymylon.intelligence.lookups import Release, Stands, Version, teams_that_may_read
from ymylon.intelligence.page.shared import back_to_mine, back_to_one, danger, graded_words, raw_notice
from ymylon.protection.lookups import KnownChild


def begin_page(draft: Begun) -> AskPage:
    """Something to submit that is about no child who is named."""
    return AskPage(
        title=_("Submit intelligence"),
        lede=_("About a place, a car, a group, or several children. Of one child, begin from the child’s page."),
        act=_("Submit to the police"), back=back_to_mine(), small=_small(),
        notices=(danger(), *draft.notices), keep_url=draft.keep_url,
    )  # fmt: skip


def submit_page(child: KnownChild, draft: Begun) -> AskPage:
    """Something to submit about one child."""
    refer = Link(_("It is harm, or may be: refer to the council (C1)"), reverse("chronology:refer", args=[child.ref]))
    return AskPage(
        title=_("Submit intelligence about %(name)s") % {"name": child.given},
        lede=_("Facts that the police grade: what, how you know, and the risk. You judge nothing."),
        act=_("Submit to the police"), back=Link(_("Back to the child"), reverse("chronology:child", args=[child.ref])),
        small=_small(), notices=(danger(), *draft.notices), keep_url=draft.keep_url, other=(refer,),
    )  # fmt: skip


def _small() -> str:
    return _("The force’s intelligence unit and you read it. Your team reads its reference. Three answers are needed.")


def _grade_notice(stands: Stands) -> tuple[Notice, ...]:
    if stands.grade is None:
        return ()
    return (Notice(_("Graded"), graded_words(stands.grade), mark="done"),)


def grade_page(stands: Stands) -> AskPage:
    """Grading, below the words that are graded."""
    one = stands.submission
    return AskPage(
        title=_("Grade %(reference)s") % {"reference": one.reference},
        lede=_("3x5x2. A grade stands; another is added with its reason."),
        act=_("Grade"), back=back_to_one(one), notices=(raw_notice(one), *_grade_notice(stands)),
    )  # fmt: skip


def write_page(stands: Stands, draft: Begun) -> AskPage:
    """Writing anew what others may read."""
    one = stands.submission
    return AskPage(
        title=_("Write %(reference)s for others") % {"reference": one.reference},
        lede=_("Anew, in your own words. Another officer reads it and releases it."), act=_("Keep this version"),
        back=back_to_one(one), notices=(raw_notice(one), *draft.notices), keep_url=draft.keep_url,
    )  # fmt: skip


def release_page(stands: Stands, version: Version) -> AskPage:
    """Releasing what another officer wrote."""
    one = stands.submission
    written = tuple(
        Notice(heading, words, mark="someone")
        for heading, words in ((_("In English"), version.english), (_("In Welsh"), version.welsh))
        if words
    )
    conditions = stands.grade.conditions if stands.grade else ""
    handling = (Notice(_("Conditions"), conditions, "kept", "protected"),) if conditions else ()
    return AskPage(
        title=_("Release %(reference)s") % {"reference": one.reference},
        lede=_("Read it as somebody would who looks for the source. Whoever wrote it can’t release it."), act=_("Release"),
        back=back_to_one(one), notices=(*_grade_notice(stands), *handling, *written),
        small=_("Managers and others who see the whole agency of a team read it with that team."),
    )  # fmt: skip


def teams_offered(stands: Stands) -> list[tuple[str, str]]:
    """The teams that a version may go to."""
    return [(str(team.pk), named(team)) for team in teams_that_may_read(stands)]


def answer_page(stands: Stands, draft: Begun) -> AskPage:
    """Telling the author what came of it."""
    one = stands.submission
    return AskPage(
        title=_("Tell the author of %(reference)s") % {"reference": one.reference},
        lede=_("Whoever told you something submits again when they hear what came of it."), act=_("Tell the author"),
        back=back_to_one(one), notices=(raw_notice(one), *draft.notices), keep_url=draft.keep_url,
    )  # fmt: skip


def log_page(stands: Stands) -> AskPage:
    """Saying into which system it was put."""
    one = stands.submission
    return AskPage(
        title=_("Where %(reference)s was put") % {"reference": one.reference},
        lede=_("Typed by hand: this record writes into no other system. The author’s team reads both references."), act=_("Save"),
        back=back_to_one(one),
    )  # fmt: skip


def withdraw_page(stands: Stands, release: Release) -> AskPage:
    """Taking a release back."""
    one = stands.submission
    return AskPage(
        title=_("Withdraw %(reference)s") % {"reference": one.reference},
        lede=_("From %(team)s. They lose it with their next request.") % {"team": named(release.to_team)}, act=_("Withdraw it"),
        back=back_to_one(one),
    )  # fmt: skip
