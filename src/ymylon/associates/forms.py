"""What is asked of a person or thing of concern. A nickname is enough; on what basis and from where is never left out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.associates.rules import ABOUT_A_CHILD, Basis, Facts, Kind, Support, Sure, TieKind, nicknames_in
from ymylon.design.forms import CodeField, DayField, LongText, Question, Radios, Text
from ymylon.design.moments import language

KEEP, END = "KEEP", "END"
Offered = Iterable[tuple[str, str]]


def _words(label: Any, rows: int = 2, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=2000, widget=LongText(rows=rows), **options)


def _line(label: Any, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=200, widget=Text(), **options)


def _review() -> DayField:
    return DayField(
        label=_("When is it looked at again?"), ahead=True,
        help_text=_("Within 183 days. On that day you are asked; nothing ends because it is late."),
    )  # fmt: skip


def _sure() -> CodeField:
    return CodeField(codes=Sure, label=_("How sure is it?"))


def _source() -> forms.CharField:
    return _line(
        _("Where is this known from?"), help_text=_("Who saw, heard or wrote it, and when. Write no place of a protected child.")
    )


class _FactsForm(Question):
    """What is held of somebody or something."""

    optional_words = ""
    kind = CodeField(codes=Kind, label=_("What is it?"), inline=True)
    name = _line(_("Name"), help_text=_("Of a person or a group. A nickname alone is enough."))
    nicknames = _line(_("Nicknames"), help_text=_("With commas between."))
    mark = _line(
        _("Number, registration mark, or name online"), help_text=_("Of a telephone, vehicle, account or platform."),
    )  # fmt: skip
    description = _words(_("Description"))
    born_about = forms.IntegerField(label=_("Born about which year?"), required=False, widget=Text(width=4))
    basis = CodeField(codes=Basis, label=_("On what basis is it held?"))
    why = _line(_("Why, in words?"))
    source = _source()
    sure = _sure()

    def facts(self) -> Facts:
        """What was typed of somebody or something."""
        said = self.cleaned_data
        return Facts(
            kind=said["kind"], name=said["name"], nicknames=tuple(nicknames_in(said["nicknames"])), mark=said["mark"],
            description=said["description"], born_about=said["born_about"], why=said["why"], source=said["source"],
        )  # fmt: skip


class NameConcernForm(_FactsForm):
    """Somebody or something of concern, what it has to do with this child, and when it is looked at again."""

    way = CodeField(codes=ABOUT_A_CHILD, label=_("What has it to do with this child?"))
    words = _words(_("What happened, in words?"), help_text=_("Say what the adult did, or the thing is used for."))
    from_on = DayField(label=_("Since when?"), required=False)
    episode = forms.ChoiceField(label=_("In one missing episode?"), required=False, widget=forms.Select())
    review_on = _review()
    same = forms.ChoiceField(label=_("Is it one of these?"), required=False, widget=Radios())

    def __init__(self, *args: Any, episodes: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["episode"]
        chosen.choices = [("", _("Not in one alone, or not known")), *episodes]
        if not list(episodes):
            del self.fields["episode"]

    def ask_whether(self, others: Offered) -> None:
        """Others go by this name or number: whether one of them is meant is asked first."""
        asked: Any = self.fields["same"]
        asked.choices = list(others)
        self.order_fields(["same", *(name for name in self.fields if name != "same")])

    def about_child(self) -> dict[str, Any]:
        """What it has to do with the child, as the action takes it."""
        said = self.cleaned_data
        return {name: said.get(name) or None for name in ("from_on", "episode")} | {"way": said["way"], "words": said["words"]}


class PutConcernRightForm(_FactsForm):
    """What is held, put right."""


class LookAgainForm(Question):
    """Keep it or end it: somebody decides, and says why."""

    optional_words = ""
    choice = forms.ChoiceField(
        label=_("Is it kept?"), choices=((KEEP, _("Keep it")), (END, _("End it"))), widget=Radios(reveals={KEEP: "review_on"})
    )
    review_on = _review()
    words = _words(_("Why?"), help_text=_("What confirms it still, or why it is held no more."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].required = False


class EndTieForm(Question):
    """Why something holds no more, or never did."""

    optional_words = ""
    reason = _words(_("Why?"))


class TieForm(Question):
    """What this has to do with another person or thing."""

    optional_words = ""
    kind = CodeField(codes=TieKind, label=_("What has it to do with the other?"))
    other = forms.ChoiceField(label=_("With which other?"), widget=forms.Select())
    from_on = DayField(label=_("Since when?"), required=False)
    to_on = DayField(label=_("Until when?"), required=False)
    source = _source()
    sure = _sure()
    words = _words(_("In words"), help_text=_("To join two, say why they are the same. It can be undone."))

    def __init__(self, *args: Any, others: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["other"]
        chosen.choices = [("", ""), *others]


class WordingForm(Question):
    """What others may read of what the police hold."""

    optional_words = ""
    wording = _words(
        _("What may others read?"), 4,
        help_text=_("What they need to keep the child safe. No source, and nothing that only the source could know."),
    )  # fmt: skip


NEW = "NEW"


class WhichChildForm(Question):
    """Who of the children this person is; or that they have no record yet."""

    optional_words = ""
    given = _line(_("Given name"))
    family = _line(_("Family name"))
    source = _source()
    sure = _sure()
    area = forms.ChoiceField(label=_("In which council’s area does the child live?"), required=False, widget=forms.Select())
    who = forms.ChoiceField(label=_("Which child is it?"), required=False, widget=Radios())

    def __init__(self, *args: Any, areas: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["area"]
        chosen.choices = [("", _("Not known yet")), *areas]

    def ask_who(self, children: Offered) -> None:
        """These children could be meant: which it is, or that none of them is, is said by a person."""
        asked: Any = self.fields["who"]
        asked.choices = [*children, (NEW, str(_("None of these: make a record")))]
        self.order_fields(["who", *(name for name in self.fields if name != "who")])


class OfferSupportForm(Question):
    """What support the child was offered, and what they answered."""

    optional_words = ""
    answer = CodeField(codes=Support, label=_("What did the child answer?"))
    offered = _words(_("What was offered, by whom?"), help_text=_("Or why nothing was offered."))
    childs_words = _words(_("What does the child say, in their own words?"))


class FindConcernForm(Question):
    """One name, number or mark."""

    optional_words = ""
    what = _line(_("Name, nickname, number or mark"), required=True)


def in_words(facts: Facts, basis: str, sure: str) -> dict[str, str]:
    """The answers of another version, as the form shows them."""
    tongue = language()
    shown = {
        "kind": facts.kind.label(tongue), "name": facts.name, "nicknames": ", ".join(facts.nicknames), "mark": facts.mark,
        "description": facts.description, "born_about": str(facts.born_about or ""), "basis": Basis[basis].label(tongue),
        "why": facts.why, "source": facts.source, "sure": Sure[sure].label(tongue),
    }  # fmt: skip
    return {name: words for name, words in shown.items() if words}
