"""What waits for somebody and is owed for no child: a question, an agreement’s review, what a place is owed, a submission."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.contexts.lookups import OPENED_WAITS, REVIEW_WAITS, STEP_WAITS
from ymylon.design.entries import Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.intelligence.lookups import SUBMISSION_WAITS
from ymylon.meetings.lookups.boards import BOARD_WAITS
from ymylon.meetings.lookups.items import ANSWER_WAITS
from ymylon.oversight.lookups.looking import QUESTION
from ymylon.oversight.lookups.sharing import REVIEW_DUE
from ymylon.oversight.lookups.waiting import GRANT_WAITS, PLACE_WAITS
from ymylon.terms.calendars import local, long_date
from ymylon.today.lookups import Work


def asked(work: Work) -> tuple[Notice, ...]:
    """One notice, however many questions wait; what was asked stands in the person's own history."""
    if not work.waits.get(QUESTION):
        return ()
    return (
        Notice(
            heading=_("An auditor asks you something"),
            words=_("It is about what the record holds of your own work."),
            links=(Link(_("Read and answer"), reverse("oversight:own"), looks="main"),),
        ),
    )


def agreements_due(work: Work) -> tuple[Notice, ...]:
    """One notice, however many wait; which they are stands in the register."""
    if not work.waits.get(REVIEW_DUE):
        return ()
    return (
        Notice(
            heading=_("A sharing agreement has come to its review"),
            words=_("It goes on until somebody amends or ends it. Unanswered, the next manager is asked."),
            links=(Link(_("Open the agreements"), reverse("oversight:agreements"), looks="main"),),
        ),
    )


def reviews_due(work: Work) -> tuple[Notice, ...]:
    """Until when whoever belongs to a team, or was let into one child's record, is to be confirmed; who that is stands there."""
    places, grants = work.waits.get(PLACE_WAITS, 0), work.waits.get(GRANT_WAITS, 0)
    if not places + grants:
        return ()
    said = []
    if places:
        said.append(ngettext("%(count)d place in a team.", "%(count)d places in teams.", places) % {"count": places})
    if grants:
        words = ngettext("%(count)d person let into one child’s record.", "%(count)d people let into one child’s record.", grants)
        said.append(words % {"count": grants})
    first = min(work.until.values())
    day = {"day": long_date(local(first).date(), language())}
    said.append((_("Late since %(day)s.") if first < work.now else _("Answer by %(day)s.")) % day)
    return (
        Notice(
            heading=_("Each quarter you say who still belongs"),
            words=" ".join(said),
            tone="late" if first < work.now else "calm",
            links=(Link(_("Confirm or end them"), reverse("oversight:reviews"), looks="main"),),
        ),
    )


def places_due(work: Work) -> tuple[Notice, ...]:
    """That something of a place or a group is soon due or late with this person’s teams, or was opened to them lately; what it
    is stands with the places."""
    count, opened = work.waits.get(STEP_WAITS, 0) + work.waits.get(REVIEW_WAITS, 0), work.waits.get(OPENED_WAITS, 0)
    if not count + opened:
        return ()
    due = ngettext(
        "%(count)d step or look again is due within a week, or late.",
        "%(count)d steps or looks again are due within a week, or late.",
        count,
    )
    new = ngettext(
        "%(count)d place or group was opened to your team within the last fortnight: read what to look out for there.",
        "%(count)d places or groups were opened to your team within the last fortnight: read what to look out for there.",
        opened,
    )
    said = [words % {"count": number} for words, number in ((due, count), (new, opened)) if number]
    link = Link(_("Open places and groups"), reverse("contexts:every"), looks="main")
    return (Notice(heading=_("Places and groups"), words=" ".join(said), links=(link,)),)


def submissions_due(work: Work) -> tuple[Notice, ...]:
    """That something was submitted to this person’s unit about no child, of which nothing can be owed; it waits at the desk."""
    count = work.waits.get(SUBMISSION_WAITS, 0)
    if not count:
        return ()
    words = ngettext(
        "%(count)d submission about no child waits to be graded.",
        "%(count)d submissions about no child wait to be graded.",
        count,
    )
    link = Link(_("Open the intelligence desk"), reverse("intelligence:desk"), looks="main")
    return (Notice(heading=_("Intelligence"), words=words % {"count": count}, links=(link,)),)


def meetings_asked(work: Work) -> tuple[Notice, ...]:
    """That a meeting waits for an answer of this person’s teams, or a board of theirs has no next date; the rest is there."""
    answers, boards = work.waits.get(ANSWER_WAITS, 0), work.waits.get(BOARD_WAITS, 0)
    if not (answers or boards):
        return ()
    asked = ngettext("%(count)d meeting waits for an answer.", "%(count)d meetings wait for an answer.", answers)
    dates = ngettext("%(count)d board or group has no next date.", "%(count)d boards or groups have no next date.", boards)
    said = [words % {"count": count} for words, count in ((asked, answers), (dates, boards)) if count]
    link = Link(_("Open meetings"), reverse("meetings:every"), looks="main")
    return (Notice(heading=_("Meetings"), words=" ".join(said), links=(link,)),)
