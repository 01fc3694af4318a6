"""The referral on paper, in the order of the Home Office's form: what the record holds, what was written, and the gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry as Associate
from ymylon.children.lookups import contacts
from ymylon.circumstances.lookups import care_on, education_on
from ymylon.design.entries import Act, Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.documents.rules import marking
from ymylon.exploitation import lookups
from ymylon.exploitation.lookups import Course, NoSuchReferral
from ymylon.exploitation.rules import (
    AdultConsent,
    Answer,
    ChildTold,
    DefenceOutcome,
    DefenceStage,
    ExploitationType,
    GuardianKind,
    GuardianStep,
    NrmPath,
    Where,
)
from ymylon.exploitation.rules.judging import NEEDED, gaps
from ymylon.exploitation.rules.responders import responder_words
from ymylon.people.lookups import who_they_are
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.screening.lookups import parts_of
from ymylon.screening.page.sheet_found import OnPaper, on_paper
from ymylon.screening.rules import GROUPS, Known, Standing
from ymylon.screening.rules import Part as ScreeningPart
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import EducationStatus, IdentifierSystem, Lane, Language, PlacementType, Sex
from ymylon.terms.geography import AUTHORITIES

Part = tuple[str, str]
Exploiters = list[tuple[lookups.Exploiter, Associate | None]]


@dataclass(frozen=True)
class SheetPage(RecordPage):
    """The referral, and how its paper is marked; of a protected child there is no paper."""

    mark: str = ""


def sheet_page(actor: Actor, ref: UUID, now: datetime) -> SheetPage:
    """The newest referral of this child. Raises NoSuchChild, and NoSuchReferral where there is none."""
    child, today = known_child(actor, ref), local(now).date()
    course = lookups.newest(actor, child.pk)
    if course is None or course.version is None:
        raise NoSuchReferral
    said = course.version
    who = lookups.exploiters_of(actor, course.referral) if child.reads(actor, Lane.PERSONS) else None
    by_hand, found = _("Fill in by hand"), on_paper(actor, child)
    parts: tuple[tuple[str, tuple[Part, ...]], ...] = (
        (_("1. First responder"), tuple(_responder(course, said))),
        (_("2. Whom it is about"), (*_identity(actor, child, today), *_own(said), *_guardian(actor, child, course),
                             *_immigration(actor, child, course))),
        (_("3. Where"), ((_("Where"), Where[said.place].label(language()) if said.place else ""),
                         (_("Places, dates, travel"), said.places), *_if_any(_("Where, in the screening"), found.where))),
        (_("4. Exploitation"), tuple(_types(said))),
        (_("5. What happened"), ((_("What happened"), said.happened), (_("Indicators and evidence"), said.indicators),
                                 (_("Indicators in the screening"), _screened(actor, child)),
                                 *_if_any(_("Debts and finds, in the screening"), found.how), *_exploiters(who, found.who))),
        (_("6. Why we believe it"), ((_("Why"), said.why),)),
        (_("7. Safety now"), ((_("How safe now"), said.safety),)),
        (_("8. Crime and court"), tuple(_crime(actor, child, course))),
        (_("9. What is attached"), ((_("Attached"), by_hand),)),
        (_("10. Declarations"), ((_("Signed by, and on which day"), by_hand),)),
    )  # fmt: skip
    return SheetPage(
        title=_("Referral to the National Referral Mechanism: %(name)s") % {"name": child.name},
        lede=_("In the order of the Home Office’s form, to copy from. What is empty is marked; “not known” may be answered."),
        back=Link(_("Back to the NRM of %(name)s") % {"name": child.name}, reverse("exploitation:nrm", args=[child.ref])),
        notices=_sealed(child) or (_to_print(child), *_held(who, found)),
        mark="" if child.owner else marking(whom=actor.name, who=actor.name, at=now, language=language()),
        facts=(Fact(_("How it stands"), course.state.label(language())), _gaps(said, parts)),
        sections=tuple(_section(number, heading, found) for number, (heading, found) in enumerate(parts, start=1)),
    )


def _to_print(child: KnownChild) -> Notice:
    words = _("That it was made is listed for the child, and every sheet says for whom, by whom and when.")
    act = Act(_("Make it ready to print"), reverse("screening:nrm_sheet", args=[child.ref]), main=False, prevents_double=False)
    return Notice(_("On paper"), words, acts=(act,))


def _if_any(term: str, words: str) -> tuple[Part, ...]:
    # What the screening need not say is no gap of the form.
    return ((term, words),) if words else ()


def _held(rows: Exploiters | None, found: OnPaper) -> tuple[Notice, ...]:
    """Of what the police hold whoever reads it anyway is told on the screen that it is missing; the paper says nothing of it."""
    if not found.held and not any(row.police for row, _entry in rows or ()):
        return ()
    words = _("Something more is held with the police. It stands on no paper of ours: ask them.")
    return (Notice(_("Held with the police"), words, "kept", "protected"),)


def _sealed(child: KnownChild) -> tuple[Notice, ...]:
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = _("What was written in somebody’s own words is sealed, and stands on no paper.")
    return (Notice(heading, words, "kept", "protected"),)


def _gaps(said: Any, parts: Iterable[tuple[str, tuple[Part, ...]]]) -> Fact:
    """How many parts are empty, and which of them the form asks for before it can be sent."""
    called = {"responder": _("Organisation"), "types": _("Types"), "happened": _("What happened"), "safety": _("How safe now")}
    missing = ", ".join(called[name] for name in gaps({name: getattr(said, name) for name in NEEDED}))
    small = _("Before it is sent, the form asks for: %(parts)s.") % {"parts": missing} if missing else ""
    return Fact(_("Gaps"), str(sum(not words for _heading, found in parts for _term, words in found)), small)


def _section(number: int, heading: str, parts: Iterable[Part]) -> Section:
    facts = tuple(Fact(term, words or _("Gap: nothing is recorded")) for term, words in parts)
    entries = (Entry(heading="", facts=facts),) if facts else ()
    return Section(heading, f"part-{number}", entries, tight=True, empty=_("Nothing that you may see is recorded."))


def _responder(course: Course, said: Any) -> Iterable[Part]:
    words = responder_words(said.responder).in_language(language()) if said.responder else ""
    reference = course.sent.reference if course.sent else ""
    return ((_("Organisation"), words), (_("Who refers"), said.contact), (_("The Home Office’s reference"), reference))


def _identity(actor: Actor, child: KnownChild, today: date) -> Iterable[Part]:
    whole = who_they_are(actor, [child.pk]).get(child.pk)
    if whole is None:
        return ()
    person = whole.person
    born = long_date(person.born_on, language()) if person.born_on else ""
    numbers = ", ".join(f"{IdentifierSystem[one.system].label(language())} {one.value}" for one in whole.numbers)
    others = ", ".join(dict.fromkeys(one.full for one in whole.names if one.full and one.full != child.name))
    parents = [one for one in contacts(actor, child.pk) if one.has_parental_responsibility] if child.owner is None else []
    return (
        (_("Name"), child.name),
        # By which other names a protected child goes stands on no paper of ours.
        *(((_("Other names"), others or _("None is recorded")),) if child.owner is None else ()),
        (_("Birth date"), born),
        (_("Sex"), Sex[person.sex].label(language()) if person.sex else ""),
        (_("Language, and how to talk with them"),
         ". ".join(filter(None, (Language[person.language].label(language()) if person.language else "", person.communication)))),
        (_("Numbers"), numbers),
        (_("Parental responsibility"), ", ".join(one.name for one in parents)),
        *_where(actor, child, today),
    )  # fmt: skip


def _where(actor: Actor, child: KnownChild, today: date) -> Iterable[Part]:
    # Where a protected child lives and learns stands on no paper of ours.
    if child.owner is not None:
        asked = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
        return ((_("Lives"), asked), (_("School"), asked))
    care, school = care_on(actor, [child.pk], today).get(child.pk), education_on(actor, [child.pk], today).get(child.pk)
    lives = ""
    if care:
        lives = care.home.name(language()) if care.home else PlacementType[care.placement].label(language())
    council = AUTHORITIES.get(care.responsible_authority) if care else None
    learns = ""
    if school:
        learns = school.school.name(language()) if school.school else EducationStatus[school.status].label(language())
    return (
        (_("Lives"), lives), (_("Council responsible"), council.words.in_language(language()) if council else ""),
        (_("School"), learns),
    )  # fmt: skip


def _own(said: Any) -> Iterable[Part]:
    return (
        (_("Path"), NrmPath[said.path].label(language())),
        *(((_("Their own consent"), _consent(said)),) if said.path == NrmPath.ADULT else ()),
        (_("How they may be reached safely"), said.safe_contact),
        (_("Were they told?"), _on_day(ChildTold[said.told].label(language()), said.told_on, said.told_how)),
    )


def _consent(said: Any) -> str:
    """What somebody of 18 answered; that nobody has asked yet is a gap."""
    if said.consent in ("", AdultConsent.NOT_ASKED):
        return ""
    return _on_day(AdultConsent[said.consent].label(language()), said.consent_on, said.consent_how)


def _on_day(words: str, on: date | None, how: str) -> str:
    told = f"{words}, {long_date(on, language())}" if on else words
    return f"{told}. {how}".strip()


def _guardian(actor: Actor, child: KnownChild, course: Course) -> Iterable[Part]:
    """What became last of asking for a guardian, and who they are."""
    rows = lookups.rows_of(actor, lookups.Guardian, course.referral)[:1]
    words = ""
    for row in rows:
        said = f"{GuardianKind[row.kind].label(language())}: {GuardianStep[row.became].label(language())}"
        # Who works with a protected child stands on no paper of ours.
        words = _on_day(said, row.on, row.words if child.owner is None else "")
    return ((_("Trafficking guardian"), words),)


_SO = (Standing.CURRENT, Standing.SUSPECTED, Standing.PAST)


def _screened(actor: Actor, child: KnownChild) -> str:
    """What the screening holds to be so, suspected or past, each with how it is known, in the order of its groups."""
    parts = parts_of(actor, child.pk)
    marks = {code: mark for (part, _topic), stood in parts.items() if part is ScreeningPart.INDICATORS
             for code, mark in stood.marks.items()}  # fmt: skip
    said = [(one.words.in_language(language()), *marks[one.code]) for group in GROUPS for one in group.indicators
            if one.code in marks and marks[one.code][0] in _SO]  # fmt: skip
    return "; ".join(_marked(*one) for one in said)


def _marked(words: str, standing: Standing, source: Known | None) -> str:
    beside = ", ".join(one.label(language()).lower() for one in (standing, source) if one)
    return f"{words} ({beside})"


def _types(said: Any) -> Iterable[Part]:
    types = ", ".join(ExploitationType[one].label(language()) for one in said.types)
    return ((_("Types"), types), (_("County line"), Answer[said.county_line].label(language()) if said.county_line else ""))


def _immigration(actor: Actor, child: KnownChild, course: Course) -> Iterable[Part]:
    if not child.reads(actor, Lane.IMMIGRATION):
        return ()
    found = lookups.rows_of(actor, lookups.Immigration, course.referral)[:1]
    row = found[0] if found else None
    return ((_("Nationality"), row.nationality if row else ""), (_("Immigration status"), row.status if row else ""))


def _exploiters(rows: Exploiters | None, screened: str) -> Iterable[Part]:
    """Who was named for the referral, and the offenders of the screening: nothing is asked twice."""
    if rows is None:
        return ()
    # Whose entry the police hold stands on no paper, nor that there is such a one.
    found = [(row, entry) for row, entry in rows if not row.police]
    coached = " ".join(row.coached for row, _entry in found if row.coached)
    said = [": ".join(filter(None, (entry.called if entry else "", row.words))) for row, entry in found]
    words = " ".join(f"{one.rstrip('.')}." for one in said if one)
    parts = [(_("Who exploits them"), " ".join(filter(None, (words, screened))))]
    return (*parts, (_("They told the child what to say"), coached)) if coached else parts


def _crime(actor: Actor, child: KnownChild, course: Course) -> Iterable[Part]:
    if not child.reads(actor, Lane.OFFENDING):
        return ()
    found = lookups.rows_of(actor, lookups.Crime, course.referral)[:1]
    defences = lookups.rows_of(actor, lookups.Defence, course.referral)[:1]
    row, defence = (found[0] if found else None), (defences[0] if defences else None)
    raised = ""
    if defence:
        raised = f"{DefenceStage[defence.stage].label(language())}: {DefenceOutcome[defence.outcome].label(language())}"
    return (
        (_("Reported to the police"), f"{Answer[row.reported].label(language())} {row.reference}".strip() if row else ""),
        (_("Arrests and charges"), row.charges if row else ""),
        (_("Held, or on bail"), Answer[row.custody].label(language()) if row else ""),
        (_("Next day in court"), long_date(row.court_on, language()) if row and row.court_on else ""),
        (_("Section 45"), raised),
    )
