"""Entries for what somebody began to type and has not sent."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ymylon.contexts.rules import PartKind
from ymylon.design.entries import Entry, Link
from ymylon.design.moments import When, iso, language, told
from ymylon.design.ways import reverse
from ymylon.missing.rules.drafted import DRAFTED
from ymylon.screening.rules import GROUPS, ExploitationKind, FindingKind
from ymylon.terms.words import Words
from ymylon.today.lookups import Work
from ymylon.today.page.said import child_words


def begun(work: Work) -> tuple[Entry, ...]:
    """The forms that wait for their author, the newest first; of one whose place is not known here nothing is said."""
    entries = (_entry(work, form, at) for form, at in work.drafts)
    return tuple(entry for entry in entries if entry)


def _entry(work: Work, form: str, at: datetime) -> Entry | None:
    named = _named(work, form)
    if named is None:
        return None
    heading, url = named
    return Entry(
        heading=heading,
        why=_("Nobody has been told of it yet, and nobody but you can read it."),
        when=When("calm", told(at, work.now), _("not sent"), iso(at)),
        mark="waiting",
        links=(Link(_("Go on"), url, heading, "main"),),
    )


OFFER_WORDS = Words("The offer of a return interview", "Y cynnig o gyfweliad dychwelyd")
# Every form that is kept while it is typed: of one that is missing here its author would find nothing under Today.
ALONE = {
    "report": (gettext_lazy("A report that a child is missing"), "missing:report"),
    "without": (gettext_lazy("A report of which somebody must not be told"), "missing:report_new_without"),
    "agreement": (gettext_lazy("A sharing agreement"), "oversight:open_agreement"),
    "worry": (gettext_lazy("A worry about a child"), "worries:begin"),
    "context": (gettext_lazy("A place or a group to be assessed"), "contexts:begin"),
    "intelligence": (gettext_lazy("Intelligence for the police"), "intelligence:begin"),
    "meeting": (gettext_lazy("A meeting to be called"), "meetings:call"),
}
# Begun from a record without which it would be another one: whoever goes on comes back to it.
BEGUN_FROM = {
    "meeting_after": (gettext_lazy("The next meeting of a board, to be called"), "meetings:call", "after"),
    "meeting_about": (gettext_lazy("A meeting about a child, to be called"), "meetings:call", "child"),
}
OF_RECORD = {
    "without": (gettext_lazy("A report of which somebody must not be told"), "missing:report_without"),
    "agreement": (gettext_lazy("An amended sharing agreement"), "oversight:amend_agreement"),
    "given": (gettext_lazy("What was given outside a record"), "chronology:give"),
    "print": (gettext_lazy("A summary to be printed"), "chronology:make_paper"),
    "file": (gettext_lazy("A chronology as a file"), "chronology:make_file"),
    "agree": (gettext_lazy("An action that people agree"), "chronology:agree"),
    "disruption": (gettext_lazy("A step of a disruption plan"), "disruption:step"),
    "kept_safety": (gettext_lazy("A version of a safety plan"), "safety:safety_write"),
    "kept_transition": (gettext_lazy("A version of a plan for growing up"), "safety:transition_write"),
    "kept_relocation": (gettext_lazy("A version of a plan for a move"), "safety:relocation_write"),
    "kept_contextual": (gettext_lazy("A version of the part on people and places"), "safety:contextual_write"),
    "plan": (gettext_lazy("A plan for a night on which a child is missing"), "plans:make"),
    "nrm": (gettext_lazy("A referral to the NRM"), "exploitation:prepare"),
    "ask_help": (gettext_lazy("Small practical help to be asked for"), "chronology:ask_help"),
    "refer": (gettext_lazy("A C1 referral"), "chronology:refer"),
    "register": (gettext_lazy("An entry on the register"), "signals:enter"),
    "register_review": (gettext_lazy("A review of an entry on the register"), "signals:review"),
    "register_visit": (gettext_lazy("A visit to a child on the register"), "signals:visit"),
    "register_tell": (gettext_lazy("What a child was told of the register"), "signals:tell"),
    "register_end": (gettext_lazy("The end of an entry on the register"), "signals:end"),
    "decide_referral": (gettext_lazy("The decision on a C1 referral"), "chronology:decide_referral"),
    "associate": (gettext_lazy("A person or thing of concern to be named"), "associates:enter"),
    "associate_change": (gettext_lazy("A person or thing of concern, to be put right"), "associates:change"),
    "associate_review": (gettext_lazy("A person or thing of concern, looked at again"), "associates:review"),
    "order": (gettext_lazy("A notice or an order to be asked for"), "orders:ask"),
    "worry": (gettext_lazy("A worry about a child"), "worries:note"),
    "intelligence": (gettext_lazy("Intelligence for the police"), "intelligence:submit"),
    "intelligence_write": (gettext_lazy("Intelligence, written for others"), "intelligence:write"),
    "intelligence_answer": (gettext_lazy("What came of intelligence"), "intelligence:answer"),
    "worry_answer": (gettext_lazy("The answer to a worry"), "worries:answer"),
    # Each part is kept apart, and its child's screening leads on to it.
    **dict.fromkeys(
        (
            *(f"screening_type_{kind.lower()}" for kind in ExploitationKind),
            *(f"screening_indicators_{group.code.lower()}" for group in GROUPS),
            *(f"screening_find_{kind.lower()}" for kind in FindingKind),
            "screening_strengths",
            "screening_words",
        ),
        (gettext_lazy("A part of a screening for exploitation"), "screening:child"),
    ),
    # Each part of a place is kept apart, and its own page leads on to it.
    **dict.fromkeys(
        (*(f"context_{part.lower()}" for part in PartKind), "context_step"),
        (gettext_lazy("A part of an assessment of a place or a group"), "contexts:context"),
    ),
    "context_right": (gettext_lazy("A part of an assessment, to be put right"), "contexts:put_right"),
    "context_review": (gettext_lazy("A place or a group, looked at again"), "contexts:review"),
    "context_link": (gettext_lazy("A link between a child and a place or a group"), "contexts:link"),
    "explain_problem": (gettext_lazy("How a problem of a return comes to be right"), "returns:explain"),
    "accept_problem": (gettext_lazy("Why an explanation of a return is accepted"), "returns:accept"),
    "public_minutes": (gettext_lazy("The minutes that a board publishes"), "governance:write"),
    "heard": (gettext_lazy("Intelligence for the police"), "meetings:submit_heard"),
    "meeting_say": (gettext_lazy("What is said at a meeting"), "meetings:say"),
    "meeting_word": (gettext_lazy("What is said at a meeting"), "meetings:word"),
    "meeting_view": (gettext_lazy("What a child or a family want known at a meeting"), "meetings:view"),
    "screening_review": (gettext_lazy("A screening, looked at again"), "screening:review"),
    "put_right": (gettext_lazy("Who a child is, to be put right"), "chronology:put_right"),
    "add_contact": (gettext_lazy("Somebody around a child"), "chronology:add_contact"),
}


def _of_episode(work: Work, name: str, ref: UUID) -> tuple[str, str]:
    """Named by its child where the episode stands on this page anyway; a record is not opened for a draft's sake."""
    words = OFFER_WORDS if name == "offer" else DRAFTED[name]
    said, episode = words.in_language(language()), work.episodes.get(ref)
    heading = f"{said}: {child_words(work, episode.child_id)}" if episode else said
    return heading, reverse("interviews:offer" if name == "offer" else f"missing:{name}", args=[ref])


def _named(work: Work, form: str) -> tuple[str, str] | None:
    if form in ALONE:
        words, address = ALONE[form]
        return str(words), reverse(address)
    name, _dot, typed = form.partition(".")
    try:
        ref = UUID(typed)
    except ValueError:
        return None
    if name in OF_RECORD:
        words, address = OF_RECORD[name]
        return str(words), reverse(address, args=[ref])
    if name in BEGUN_FROM:
        words, address, begins = BEGUN_FROM[name]
        return str(words), f"{reverse(address)}?{begins}={ref}"
    # Its four pages are kept apart; the first leads through the rest.
    if name == "interview_before":
        return _("An interview that you began to record"), reverse("interviews:record", args=[ref, "before"])
    if name in DRAFTED or name == "offer":
        return _of_episode(work, name, ref)
    for accounts in work.reports.values():
        for account in accounts:
            if name == "details" and account.ref == ref:
                about = next(e.ref for e in work.episodes.values() if e.pk == account.episode_id)
                heading = _("More about the report: %(child)s") % {"child": child_words(work, account.child_id)}
                return heading, reverse("missing:details", args=[about, account.ref])
    return None
