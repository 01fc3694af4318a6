"""What is asked on the child's page: a photograph, who the child is, who is around them, and what is given outside."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ymylon.access.rules.agreements import SHAREABLE
from ymylon.agencies.lookups import agencies_called
from ymylon.children.rules.photographs import NotAPhotograph, photograph_of
from ymylon.design.forms import CodeField, CodesField, DayField, LongText, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.oversight.actions.sharing import Giving
from ymylon.people.actions import Told
from ymylon.terms.codes import ContactRelation, EthnicGroup, GivenBy, Lane, Language, Sex

# Welsh answers in the verb of the question: here it asks what somebody has.
_HAS_OR_NOT = (("yes", pgettext_lazy("has", "Yes")), ("no", pgettext_lazy("has", "No")), ("", _("Not known yet")))


class PhotographForm(Question):
    """Three questions. When it was taken need not be known; who may use it must be said."""

    image = forms.FileField(
        label=_("Which picture?"),
        help_text=_("JPEG, PNG or WebP, smaller than 6 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": _("Choose a picture"),
            "empty": _("The file is empty. Choose another picture."),
            "invalid": _("The picture did not arrive. Choose it again."),
        },
    )
    taken_on = DayField(
        label=_("When was it taken?"),
        help_text=_("Leave it empty if that is not known yet."),
        required=False,
    )
    use = forms.CharField(
        label=_("Who may use it, and for what?"),
        help_text=_("For example: police and the home, to look for the child. Not for the press."),
        max_length=1000,
        widget=LongText(rows=2),
        error_messages={"required": _("Say who may use the picture, and for what")},
    )

    def clean_image(self) -> bytes:
        """The bytes that were sent, once they are known to be a picture."""
        sent = self.cleaned_data["image"].read()
        try:
            photograph_of(sent)
        except NotAPhotograph as refused:
            raise forms.ValidationError(refused.words.in_language(language())) from refused
        return sent

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        return {"sent": self.cleaned_data["image"], "taken_on": self.cleaned_data["taken_on"], "use": self.cleaned_data["use"]}


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, widget=Text(), **more)


class PutRightForm(Question):
    """Who the child is, all of it as it stands, to be put right. Only a name must be there."""

    given = _words(_("Given names"), required=False)
    family = _words(_("Surname, or both surnames"), required=False)
    known_as = _words(_("Also known as"), required=False)
    born_on = DayField(label=_("Birth date"), required=False, help_text=_("Leave it empty if only the age is known."))
    sex = CodeField(codes=Sex, label=_("Sex"), required=False, widget=forms.Select)
    ethnic_group = CodeField(codes=EthnicGroup, label=_("Ethnic group"), required=False, widget=forms.Select)
    language = CodeField(codes=Language, label=_("Language of choice"), required=False, widget=forms.Select)
    communication = forms.CharField(
        label=_("How to talk with the child"),
        help_text=_("For example: signs, pictures, short sentences, an interpreter who is no relative."),
        max_length=2000,
        required=False,
        widget=LongText(rows=2),
    )

    def clean(self) -> dict[str, Any]:
        """A name, however little of it is known."""
        said = super().clean() or {}
        if not (said.get("given") or said.get("family")):
            self.add_error("given", _("Write at least one name"))
        return said

    def told(self) -> Told:
        """The answers, as the action takes them."""
        said = self.cleaned_data
        coded = {name: str(said[name] or "") for name in ("sex", "ethnic_group", "language")}
        words = {name: said[name].strip() for name in ("given", "family", "known_as", "communication")}
        return Told(born_on=said["born_on"], **coded, **words)


class ContactForm(Question):
    """Somebody around the child. Naming them tells them nothing."""

    name = _words(_("Name"))
    relation = CodeField(codes=ContactRelation, label=_("Who is this to the child?"), widget=forms.Select)
    telephone = _words(_("Telephone"), required=False)
    language = CodeField(codes=Language, label=_("Language of choice"), required=False, widget=forms.Select)
    responsible = forms.ChoiceField(
        label=_("Has this person parental responsibility?"),
        choices=_HAS_OR_NOT,
        required=False,
        widget=Radios(inline=True),
        initial="",
    )

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        said = self.cleaned_data
        return {
            "name": said["name"],
            "relation": said["relation"],
            "telephone": said["telephone"],
            "language": said["language"] or "",
            "has_parental_responsibility": {"yes": True, "no": False}.get(said["responsible"]),
        }


class GiveForm(Question):
    """What is given outside the record, to whom, and under which agreement or why."""

    means = CodeField(codes=[one for one in GivenBy if one is not GivenBy.RELEASED], label=_("How was it given?"))
    lanes = CodesField(
        codes=SHAREABLE,
        label=_("Which kinds of fact?"),
        help_text=_("No more than is needed, and no more than you see yourself."),
        error_messages={"required": _("Choose at least one kind of fact")},
    )
    to = forms.CharField(
        label=_("To which agency or body?"),
        help_text=_("An agency of this record is known by its name in either language."),
        max_length=200,
        required=False,
        widget=Text(),
    )
    to_person = _words(_("To whom there?"), required=False)
    under = forms.ChoiceField(label=_("Under which sharing agreement?"), required=False, widget=Radios(divider_before=""))
    why = forms.CharField(
        label=_("Why, if no agreement covers it?"),
        help_text=_("At least 20 characters. Whoever may see these kinds of fact reads it."),
        max_length=2000,
        required=False,
        widget=LongText(rows=3),
    )
    optional_words = ""

    def __init__(
        self,
        *args: Any,
        lanes: Sequence[Lane],
        agreements: Sequence[tuple[str, str]],
        means: GivenBy | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lanes"].offer(lanes)
        self.fields["under"].choices = [*agreements, ("", _("No agreement: for the reason below"))]
        self.only_means = means
        if means is not None:
            del self.fields["means"]

    def giving(self) -> Giving:
        """The answers, as the action takes them. What is made here always says whose facts they are."""
        said = self.cleaned_data
        known = agencies_called([said["to"]]).get(said["to"]) if said["to"] else None
        made = (Lane.IDENTITY,) if self.only_means else ()
        return Giving(
            lanes=tuple(lane for lane in Lane if lane in {*said["lanes"], *made}),
            means=self.only_means or said["means"],
            to_agency_id=known.pk if known else None,
            to_body="" if known else said["to"],
            to_person=said["to_person"],
            agreement=UUID(said["under"]) if said["under"] else None,
            why=said["why"],
            said=said["to"],
        )
