"""One return: how far reading is, what was found in it, rule by rule, and how each problem stands."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import language, told
from ymylon.design.ways import reverse
from ymylon.publication.rules.severity import Severity
from ymylon.returns.lookups import Found, Problem, Upload, current_of, found_in, gone_since, is_of, left_out_of, outcome_of
from ymylon.returns.page.shared import (
    place_words,
    rows_words,
    severity_tag,
    standing_of,
    standing_tag,
    state_tag,
    title_of,
    words_of,
)
from ymylon.returns.rules import Outcome, Standing, State, is_refusal, last_explained


def return_page(actor: Actor, upload: Upload, now: datetime) -> RecordPage:
    """What whoever sent it, and whoever accepts, must do; what is settled stands below."""
    outcome = outcome_of(upload)
    current = current_of(actor, upload.agency_id, upload.first_year)
    is_current = current is not None and current.pk == upload.pk
    found = found_in(actor, [upload])[upload.pk] if outcome else []
    less = left_out_of(actor, upload) if is_current else ()
    standing = standing_of(upload, found, less, is_current=is_current)
    return RecordPage(
        title=title_of(upload),
        lede=_("Sent %(when)s by %(who)s.") % {"when": told(upload.at, now), "who": upload.by.name},
        back=Link(_("All returns"), reverse("returns:every")),
        tags=(standing_tag(standing),),
        notices=(*_less(less), *_notices(upload, outcome, current, is_current=is_current)),
        sections=_what_was_found(actor, upload, outcome, found, is_current=is_current) if outcome else (),
        links=_ways(actor, upload, outcome),
    )


def _what_was_found(
    actor: Actor, upload: Upload, outcome: Outcome, found: list[Found], *, is_current: bool
) -> tuple[Section, ...]:
    if outcome is not Outcome.JUDGED:
        return (*_of_what_was_not_taken(found), _read(upload))
    return (*_sections(found, gone_since(actor, upload) if is_current else []), _read(upload))


def _notices(upload: Upload, outcome: Outcome | None, current: Upload | None, *, is_current: bool) -> tuple[Notice, ...]:
    here = Link(_("Look again"), reverse("returns:one", args=[upload.ref]))
    if outcome is None:
        counted = {"read": min(upload.read, len(upload.files)), "all": len(upload.files)}
        words = _("Files read: %(read)d of %(all)d.") % counted if upload.begun_at else _("Reading begins within a minute.")
        return (Notice(_("It is being read"), words, links=(here,)),)
    if outcome is not Outcome.JUDGED:
        words = {
            Outcome.REFUSED: _(
                "Nothing of it was taken in. What was found is below; put it right, and send the whole return again."
            ),
            Outcome.TOO_MUCH: _(
                "Nothing of it was taken in. No return is as large as that. Ask where the files come from, or judge them"
                " on your own"
                " machine with “ymylon validate”."
            ),
            Outcome.LOST: _(
                "Nothing of it was taken in: its files could not be opened, or not be judged to the end, and are taken away."
                " Send the whole return again. If that happens twice, tell whoever looks after Ymylon where you work."
            ),
        }[outcome]
        return (Notice(outcome.label(language()), words, "late", mark="late"), *_stands(current))
    return () if is_current else _stands(current)


def _less(less: Collection[str]) -> tuple[Notice, ...]:
    if not less:
        return ()
    words = _(
        "These rules were asked of an earlier return of this year and could not be asked of this one: %(codes)s. What they found"
        " is not mended by that. Send the whole return again, with each file that was sent before."
    )
    return (Notice(Standing.LESS.label(language()), words % {"codes": ", ".join(less)}),)


def _stands(current: Upload | None) -> tuple[Notice, ...]:
    if current is None:
        return ()
    link = Link(_("Read the one that stands"), reverse("returns:one", args=[current.ref]))
    return (Notice(_("Another one stands"), _("What is said here settles nothing any more."), links=(link,)),)


def _read(upload: Upload) -> Section:
    """Which files were read, and which rules asked of them: below what is to be done."""
    held = upload.judgement
    told_files = [Fact(one["file"], _file_words(one)) for one in held.files]
    skipped = [_not_asked(held.not_asked)] if held.not_asked else []
    facts = (*told_files, Fact(_("Rules asked"), str(held.asked)), *skipped)
    return Section(_("What was read"), "read", (Entry(_("Files and rules"), mark="done", facts=facts),), tight=True)


def _file_words(file: dict) -> str:
    if not file["table"]:
        return _("not read")
    words = ngettext("%(table)s, %(rows)d row", "%(table)s, %(rows)d rows", file["rows"])
    return words % {"table": file["table"], "rows": file["rows"]}


def _not_asked(codes: list[str]) -> Fact:
    count = ngettext("%(count)d rule", "%(count)d rules", len(codes)) % {"count": len(codes)}
    why = _("%(codes)s: a table, or last year’s return, was not sent.") % {"codes": ", ".join(codes)}
    return Fact(_("Rules not asked"), count, more=why)


def _sections(found: list[Found], gone: list[Problem]) -> tuple[Section, ...]:
    asks = [one for one in found if one.state in (State.OPEN, State.EXPLAINED)]
    errors = [one for one in asks if one.severity is Severity.ERROR]
    queries = [one for one in asks if one.severity is Severity.QUERY]
    done = [one for one in found if one.state in (State.ACCEPTED, State.NOTED)]
    said = _(
        "An error is mended where it was recorded, and the return sent again; it may be explained meanwhile, and is never"
        " accepted."
    )
    asked = _("A query may be true. One person explains it, another accepts the explanation.")
    return (
        _section(_("Errors"), "errors", errors, empty=_("No error is left."), note=said if errors else ""),
        _section(_("Queries"), "queries", queries, empty=_("No query is open."), note=asked if queries else ""),
        *_below(done, gone),
    )


def _of_what_was_not_taken(found: list[Found]) -> tuple[Section, ...]:
    """First why; nothing of it can be explained or accepted, and whatever else was found is found again in the next."""
    why = [one for one in found if is_refusal(one.row.code, one.severity, is_before=one.row.is_before)]
    rest = [one for one in found if one not in why and one.state is not State.NOTED]
    first = _section(_("Why it was not taken"), "why", why, empty="", note="")
    also = _section(_("What was found besides"), "besides", rest, empty="", note="")
    return (*((first,) if why else ()), *((also,) if rest else ()))


def _section(title: str, anchor: str, found: list[Found], *, empty: str, note: str) -> Section:
    return Section(title, anchor, tuple(_entry(one) for one in found), empty=empty, note=note)


def _below(done: list[Found], gone: list[Problem]) -> tuple[Section, ...]:
    more = []
    if gone:
        more.append(Section(_("Mended since the return before"), "mended", tuple(_mended(one) for one in gone), tight=True))
    if done:
        more.append(Section(_("Settled"), "settled", tuple(_entry(one) for one in done), tight=True))
    return tuple(more)


def _entry(one: Found) -> Entry:
    said = last_explained(one.answers)
    link = Link(
        _("Open this problem"), reverse("returns:problem", args=[one.row.ref]), hidden=f"{one.row.code}, {place_words(one.row)}"
    )
    rows = rows_words(one.row)
    facts = [Fact(_("Where"), rows)] if rows else []
    if said is not None:
        facts.append(Fact(_("Explained by %(who)s") % {"who": said.by_name}, said.words))
    return Entry(
        f"{one.row.code}: {place_words(one.row)}",
        words_of(one.row),
        mark="done" if one.state in (State.ACCEPTED, State.NOTED) else "dot",
        tags=(severity_tag(one.severity), state_tag(one.state)),
        facts=tuple(facts),
        links=(link,),
        anchor=f"p-{one.row.ref}",
    )


def _mended(row: Problem) -> Entry:
    return Entry(f"{row.code}: {place_words(row)}", words_of(row), mark="done", tags=(state_tag(State.MENDED),))


def _ways(actor: Actor, upload: Upload, outcome: Outcome | None) -> tuple[Link, ...]:
    sends = is_of(actor, upload.agency_id, "SEND_RETURN")
    if outcome is None or not sends:
        return ()
    return (Link(_("Send it again"), reverse("returns:send"), looks="main"),)
