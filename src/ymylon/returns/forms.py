"""What is asked of a return: its files, and what somebody says of a problem that was found in it."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import LongText, Question, Radios, Text
from ymylon.publication.rules.endings import ENDINGS
from ymylon.returns.actions import Sent
from ymylon.returns.lookups import Body
from ymylon.terms.uploads import LARGEST_FILE, LARGEST_IN_ALL

MOST_FILES = 24
_UNSAFE = re.compile(r"[^\w .()+\-]")


class _Several(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, each read whole: no more than a return has, and none larger than is kept in memory."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", _Several(attrs={"accept": ",".join(ENDINGS)}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        sent = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not sent and self.required:
            raise forms.ValidationError(self.error_messages["required"])
        if faults := [*_faults(sent)]:
            raise forms.ValidationError(faults)
        return sent


def _name(file: UploadedFile) -> str:
    """As it stands in the report: nothing of it leads out of a folder, and it is not very long."""
    name = PurePosixPath((file.name or "").replace("\\", "/"))
    return f"{_UNSAFE.sub('_', name.stem).lstrip('.~$ ')[:60] or 'file'}{name.suffix.lower()}"


def _faults(sent: Sequence[UploadedFile]):
    if len(sent) > MOST_FILES:
        yield gettext("So many files no return has: at most %(most)d.") % {"most": MOST_FILES}
        return
    names = [_name(one) for one in sent]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        yield gettext("Two files are called %(name)s. Name one file for each table.") % {"name": twice}
    for one, name in zip(sent, names, strict=True):
        if not name.endswith(ENDINGS):
            yield gettext("%(name)s is no CSV, XLSX or Parquet file.") % {"name": name}
        elif not one.size:
            yield gettext("%(name)s is empty.") % {"name": name}
        elif one.size > LARGEST_FILE:
            yield gettext(
                "%(name)s is larger than is read here (6 MB). Send it as Parquet, which is ten times smaller, or judge it"
                " on your own"
                " machine with “ymylon validate”."
            ) % {"name": name}
    if sum(one.size or 0 for one in sent) > LARGEST_IN_ALL:
        yield gettext("Together these files are larger than is read here (24 MB). Send them as Parquet.")


class SendForm(Question):
    """Whose return, of which year, and its files; last year’s besides, for the rules that look back."""

    optional_words = _("(if you have it)")
    body = forms.TypedChoiceField(coerce=int, label=_("Whose return is it?"), widget=Radios())
    year = forms.TypedChoiceField(coerce=int, label=_("Of which collection year?"), widget=Radios())
    files = FilesField(
        label=_("Which files?"),
        help_text=_(
            "One for each table: CSV, XLSX or Parquet, each smaller than 6 MB. The whole return: it takes the place of"
            " what was sent before."
        ),
        error_messages={"required": _("Choose the files of the return")},
    )
    before = FilesField(
        label=_("Last year’s return"),
        help_text=_("For the rules that look back: who was missing then, and is not spoken of now. It is not kept."),
        required=False,
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], years: Sequence[tuple[int, str]], tongue: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["body"].choices = [(one.agency_id, one.name(tongue)) for one in bodies]
        fields["year"].choices = list(years)
        if len(bodies) == 1:
            fields["body"].initial = bodies[0].agency_id
        fields["year"].initial = years[0][0]

    def clean(self) -> dict[str, Any]:
        """Both together fit, too: what comes beyond it was not kept."""
        said = super().clean() or self.cleaned_data
        held = [*(said.get("files") or ()), *(said.get("before") or ())]
        if sum(one.size or 0 for one in held) > LARGEST_IN_ALL and not self.errors:
            self.add_error("before", gettext("Together these files are larger than is read here (24 MB). Send them as Parquet."))
        return said

    def sent(self) -> list[Sent]:
        """The files, as the action takes them."""
        groups = ((self.cleaned_data["files"], False), (self.cleaned_data["before"], True))
        return [Sent(_name(one), one.read(), is_before) for held, is_before in groups for one in held]


class SourceForm(Question):
    """A reference as it stands in a file of the extract."""

    reference = forms.CharField(
        label=_("Which reference?"),
        help_text=_("The child’s, or the episode’s, as it stands in the row of the file: letters and figures, 32 of them."),
        max_length=64,
        widget=Text(),
        error_messages={"required": _("Write the reference")},
    )


class SayForm(Question):
    """What somebody says of a problem."""

    words = forms.CharField(max_length=2000, required=False, widget=LongText(rows=4))

    def __init__(self, *args: Any, label: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].help_text = label, hint
