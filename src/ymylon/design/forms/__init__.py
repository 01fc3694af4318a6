"""Questions on paper: fields, widgets and the renderer that gives every form its markup."""

from ymylon.design.forms.answer import Answer, Option
from ymylon.design.forms.begun import begun_notice
from ymylon.design.forms.fields import CodeField, CodesField, DayField, MomentField
from ymylon.design.forms.question import Question, begin_asking, not_open, posted
from ymylon.design.forms.renderer import Renderer
from ymylon.design.forms.widgets import Checkboxes, LongText, Radios, Text

__all__ = [
    "Answer",
    "Checkboxes",
    "CodeField",
    "CodesField",
    "DayField",
    "LongText",
    "MomentField",
    "Option",
    "Question",
    "Radios",
    "Renderer",
    "Text",
    "begin_asking",
    "begun_notice",
    "not_open",
    "posted",
]
