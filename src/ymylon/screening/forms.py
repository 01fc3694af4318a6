"""What is asked of a screening, one short part at a time. Every indicator may be left out."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ymylon.associates.rules import Sure
from ymylon.design.forms import CodeField, CodesField, DayField, LongText, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.screening import rules
from ymylon.screening.lookups import Account, Stood
from ymylon.screening.rules import Beyond, FindingKind, Known, Level, Standing, Trend
from ymylon.terms.codes import Code, Language
from ymylon.terms.geography import WELSH_AUTHORITIES

Offered = Iterable[tuple[str, str]]


def _words(label: Any, rows: int = 3, *, error: Any = "", **options: Any) -> forms.CharField:
    messages = {"required": error} if error else {}
    return forms.CharField(label=label, max_length=4000, widget=LongText(rows=rows), error_messages=messages, **options)


def _select(codes: type[Code], label: Any, **options: Any) -> CodeField:
    return CodeField(codes=codes, label=label, widget=forms.Select(), **options)


class JudgeForm(Question):
    """One type of exploitation, as a person judges it."""

    optional_words = ""
    level = CodeField(codes=Level, label=_("At which level?"),
                      error_messages={"required": _("Choose a level. “Not known yet” is an answer.")})  # fmt: skip
    trend = CodeField(codes=Trend, label=_("Which way does it go?"),
                      error_messages={"required": _("Say which way it goes. “Not known yet” is an answer.")})  # fmt: skip
    words = _words(
        _("Your judgement in words"), 6, error=_("Write your judgement in words: what it rests on, and what is not known."),
        help_text=_("What it rests on, and what is not known. No number stands for it."),
    )  # fmt: skip

    @staticmethod
    def standing(stood: Stood | None) -> dict[str, Any]:
        """What the questions begin with: the last version."""
        return {name: getattr(stood.version, name) for name in ("level", "trend", "words")} if stood else {}

    def in_words(self, stood: Stood) -> dict[str, str]:
        """How another version answered, by question."""
        one = stood.version
        labels = {"level": Level[one.level].label(language()), "trend": Trend[one.trend].label(language())}
        return {**labels, "words": one.words or "–"}


class MarksForm(Question):
    """One group of indicators, each with how it is known."""

    optional_words = ""

    def __init__(self, *args: Any, group: rules.Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        for one in group.indicators:
            label = one.words.in_language(language())
            self.fields[one.code] = _select(Standing, label, required=False)
            known = format_lazy(_("How is it known? {indicator}"), indicator=label)
            self.fields[f"{one.code}_source"] = _select(Known, known, required=False)

    @staticmethod
    def standing(stood: Stood | None) -> dict[str, Any]:
        """What the questions begin with: the last version."""
        found: dict[str, Any] = {}
        for code, (standing, source) in (stood.marks if stood else {}).items():
            found |= {code: standing, f"{code}_source": source}
        return found

    def marks(self) -> dict[str, tuple[Standing, Known | None]]:
        """What was answered, by indicator."""
        given = self.cleaned_data
        codes = [one.code for one in self.group.indicators if given[one.code]]
        return {code: (given[code], given[f"{code}_source"]) for code in codes}

    def in_words(self, stood: Stood) -> dict[str, str]:
        """How another version answered, by question."""
        found = {}
        for one in self.group.indicators:
            standing, source = stood.marks.get(one.code, (None, None))
            found[one.code] = standing.label(language()) if standing else "–"
            found[f"{one.code}_source"] = source.label(language()) if source else "–"
        return found


class StrengthsForm(Question):
    """What protects the child, and what could give them in a better way what this gives."""

    optional_words = ""
    factors = CodesField(
        codes=rules.Strength, label=_("What protects the child?"), help_text=_("As many as are so."), required=False
    )
    words = _words(_("Who and what, in words"), required=False)
    gives = _words(
        _("What does this give the child?"), required=False,
        help_text=_("Belonging, money, safety, somebody who listens: in the child’s own words where you have them."),
    )  # fmt: skip
    better = _words(_("What could give them that in a better way?"), required=False)

    @staticmethod
    def standing(stood: Stood | None) -> dict[str, Any]:
        """What the questions begin with: the last version."""
        return {name: getattr(stood.version, name) for name in ("factors", "words", "gives", "better")} if stood else {}

    def in_words(self, stood: Stood) -> dict[str, str]:
        """How another version answered, by question."""
        one = stood.version
        factors = ", ".join(rules.Strength[code].label(language()) for code in one.factors)
        return {"factors": factors or "–", **{name: getattr(one, name) or "–" for name in ("words", "gives", "better")}}


class WordsForm(Question):
    """Whose words, what they said or why there are none, how and when they were heard, and whom that could put in danger."""

    optional_words = ""
    voice = CodeField(codes=rules.Voice, label=_("Whose words are they?"),
                      error_messages={"required": _("Say whose words they are.")})  # fmt: skip
    who = forms.CharField(
        label=_("Their name, or who they are to the child"), required=False, max_length=200, widget=Text(),
        help_text=_("Leave it empty where it is the child, or where the name had better not be written down."),
    )  # fmt: skip
    became = CodeField(codes=rules.Asked, label=_("What became of asking?"),
                       error_messages={"required": _("Say whether they said something.")})  # fmt: skip
    words = _words(
        _("What they noticed or said, in their own words; or why there are none"), 5,
        error=_("Write what they said, in their own words; or why there are none."),
        help_text=_("As they said it, without putting it better. What you think of it belongs in your judgement."),
    )  # fmt: skip
    tongue = _select(Language, _("In which language is it written down?"), required=False)
    heard = _select(rules.Heard, _("How did you hear it?"), required=False)
    on = DayField(label=_("On which day?"), required=False, help_text=_("A day, like 8/3/2026."))
    danger = CodeField(
        codes=rules.Danger, label=_("Whom could it put in danger if it were known?"),
        help_text=_("Unless it is nobody, social care and you alone read it. What the police must know to keep somebody safe,"
                    " tell them yourself."),
        error_messages={"required": _("Say whom it could put in danger. “Not known yet” is an answer.")},
    )  # fmt: skip

    @staticmethod
    def standing(row: Account | None) -> dict[str, Any]:
        """What the questions begin with: the words that are put right."""
        names = ("voice", "who", "became", "words", "tongue", "heard", "on", "danger")
        return {name: getattr(row, name) for name in names} if row else {}


class _Choice(Code):
    """What becomes of a screening that is looked at again."""

    GOES_ON = "GOES_ON", "It goes on, and is looked at again", "Mae’n parhau, ac edrychir arno eto"
    ENDS = "ENDS", "It ends", "Mae’n dod i ben"


class ReviewForm(Question):
    """It goes on, or a person ends it."""

    optional_words = ""
    choice = CodeField(codes=_Choice, label=_("What becomes of it?"), error_messages={"required": _("Say which")})
    words = _words(_("Why?"), error=_("Say why."), help_text=_("What has changed, and what has not."))

    @property
    def ends(self) -> bool:
        """Whether it ends."""
        return self.cleaned_data["choice"] is _Choice.ENDS


class WithdrawForm(Question):
    """Why something no longer holds."""

    optional_words = ""
    words = _words(_("Why does it no longer hold?"), error=_("Say why."))


def _places() -> list[tuple[str, str]]:
    areas = sorted(
        ((code, area.words.in_language(language())) for code, area in WELSH_AUTHORITIES.items()), key=lambda one: one[1]
    )
    return [("", ""), *((str(one), one.label(language())) for one in Beyond), *areas]


# What is asked besides what is known, how, since when and how sure.
_K = FindingKind
ASKED: dict[FindingKind, tuple[str, ...]] = {
    _K.VICTIM: ("link", "name"), _K.OFFENDER: ("link",), _K.LOCATION: ("link", "name", "place"), _K.THEME: ("detail", "link"),
    _K.DEBT: ("detail", "amount", "threat", "link"), _K.ITEM: ("detail", "amount", "place", "link"),
    _K.JOURNEY: ("origin", "destination", "place", "link"), _K.LIVES: ("link", "detail", "place"),
    _K.RECRUITED: ("detail", "link", "name", "place"), _K.FAMILY: ("detail", "link"),
}  # fmt: skip
_BESIDE = ("words", "source", "since_on", "sure")


class FindingForm(Question):
    """One thing that is known, of one kind: what, how, since when, how sure."""

    optional_words = ""
    link = forms.ChoiceField(label=_("Which record does it rest on?"), required=False, widget=Radios())
    name = forms.CharField(
        label=_("Another child? Give their name"), required=False, max_length=200, widget=Text(),
        help_text=_("You are then asked which child is meant, of those whom you may see."),
    )  # fmt: skip
    detail = forms.Field(required=False)  # a code of the list of its kind, set below
    amount = forms.DecimalField(
        label=_("How much, in pounds?"), required=False, min_value=Decimal(0), max_digits=9, decimal_places=2,
        widget=Text(width=5), help_text=_("Leave it empty where nobody knows."),
        error_messages={
            "invalid": _("Write an amount like 350 or 350.50"), "min_value": _("Give an amount of 0 or more, in pounds."),
            "max_digits": _("Write an amount like 350 or 350.50"), "max_decimal_places": _("Write an amount like 350 or 350.50"),
            "max_whole_digits": _("Write an amount like 350 or 350.50"),
        },
    )  # fmt: skip
    threat = _select(rules.Threat, _("Does anybody threaten because of it?"), required=False)
    origin = forms.ChoiceField(label=_("Where does it begin?"), required=False, widget=forms.Select())
    destination = forms.ChoiceField(label=_("Where does it end?"), required=False, widget=forms.Select())
    place = forms.CharField(label=_("Which place, in words?"), required=False, max_length=500, widget=Text())
    words = _words(
        _("What is known?"), required=False, help_text=_("Of what others do to the child. Never what the child is like.")
    )
    source = _select(Known, _("How is it known?"),
                     error_messages={"required": _("Say how this is known. “Not known” is an answer.")})  # fmt: skip
    since_on = DayField(
        label=_("Since when?"), required=False, help_text=_("A day, like 8/3/2026. Leave it empty if nobody knows yet.")
    )
    sure = _select(
        Sure, _("How sure is it?"), error_messages={"required": _("Say how sure it is. “Not known yet” is an answer.")}
    )

    def __init__(self, *args: Any, kind: FindingKind, links: Offered, now: datetime, is_cut: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        self.kind = kind
        if kind in rules.DETAIL:
            asked = {"required": _("Choose one. “Not known yet” is an answer.")}
            self.fields["detail"] = _select(rules.DETAIL[kind], _DETAIL_LABELS[kind], error_messages=asked)
        for name in ("origin", "destination"):
            place: Any = self.fields[name]
            place.choices = _places()
        self.offer_links(links)
        wanted = (*ASKED[kind], *_BESIDE)
        if kind == FindingKind.LOCATION:
            wanted = self._ask_for_place(wanted, is_cut=is_cut)
        for name in [one for one in self.fields if one not in wanted]:
            del self.fields[name]
        self.order_fields(wanted)
        # Nobody to choose: then the page says where one is named first.
        if "link" in self.fields and not list(links):
            del self.fields["link"]

    def _ask_for_place(self, wanted: tuple[str, ...], *, is_cut: bool) -> tuple[str, ...]:
        """Of more places than can stand here one is looked for by its name; otherwise nothing more is asked."""
        if not is_cut:
            return tuple(one for one in wanted if one != "name")
        self.fields["name"].label = _("Another place that is assessed? Give its name, address or area")
        self.fields["name"].help_text = _(
            "Not all of them stand above. You are then asked which of those that you may see is meant."
        )
        return wanted

    def offer_links(self, links: Offered) -> None:
        """The records that it may rest on."""
        chosen: Any = self.fields["link"]
        chosen.choices = list(links)


_DETAIL_LABELS: dict[FindingKind, Any] = {
    _K.THEME: _("Which theme?"), _K.DEBT: _("How did the debt come about?"), _K.ITEM: _("What was found?"),
    _K.LIVES: _("Where do they live?"), _K.RECRUITED: _("Who recruited whom?"), _K.FAMILY: _("Who of the family is involved?"),
}  # fmt: skip
