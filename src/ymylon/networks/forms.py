"""Which days a network is asked about."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import DayField, Question


class DaysForm(Question):
    """From which day to which; the same day twice asks about that day alone."""

    since = DayField(label=_("From which day"), required=False)
    until = DayField(label=_("To which day"), required=False, help_text=_("The same day in both asks about that day alone."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("The last day is not before the first."))
        return said
