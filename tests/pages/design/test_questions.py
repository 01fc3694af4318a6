"""What a form looks like on the page: label, hint, error and control belong together, in the person's language."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from ymylon.design.forms import Checkboxes, CodeField, CodesField, DayField, LongText, MomentField, Question, Radios, Text
from ymylon.terms.codes import PoliceGrade, Precision

NOW = datetime(2026, 11, 22, 3, 7, tzinfo=UTC)


class Ask(Question):
    seen = MomentField(label="When was Cai last seen?", help_text="A time is enough, like 22:50.")
    grade = CodeField(
        codes=PoliceGrade, label="Which grade?", help_text="Yours.", inline=True, hints={PoliceGrade.HIGH: "At once"}
    )
    where = forms.CharField(label="Where?", required=False, widget=Text())
    how_long = forms.IntegerField(label="How long?", required=False, widget=Text(width=4, suffix="minutes"))
    worry = forms.CharField(label="What worries you?", required=False, widget=LongText(rows=2))
    known = forms.ChoiceField(
        label="Is it known?", required=False, choices=[("yes", "Yes"), ("no", "No")], widget=Radios(reveals={"yes": "place"})
    )
    place = forms.CharField(label="Which place?", required=False)
    harm = forms.MultipleChoiceField(label="Harm?", required=False, choices=[("a", "A"), ("b", "B")], widget=Checkboxes())


def drawn(form: forms.Form, template: str = "{{ form }}") -> str:
    return Template("{% load ymylon %}" + template).render(Context({"form": form}))


def asked(**typed: object) -> Ask:
    return Ask(typed, now=NOW)


def test_each_input_is_one_labelled_question():
    page = drawn(Ask(now=NOW))
    inputs = set(re.findall(r'<(?:input|textarea|select)[^>]* id="([^"]+)"', page))
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    assert inputs == labelled
    assert page.count("<fieldset") == page.count("<legend") == 3


def test_hint_and_error_are_tied_to_their_control():
    page = drawn(asked(seen="99:99"))
    control = re.search(r'<input[^>]*id="id_seen"[^>]*>', page).group(0)
    assert 'aria-describedby="id_seen_helptext id_seen_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'value="99:99"' in control
    assert "govuk-input--error" in control
    assert 'id="id_seen_helptext"' in page
    assert 'id="id_seen_error"' in page


def test_hint_and_error_of_several_options_are_tied_to_their_group():
    page = drawn(asked(seen="22:50"))
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_grade_helptext id_grade_error">' in page
    assert "govuk-radios--inline" in page
    high = list(PoliceGrade).index(PoliceGrade.HIGH)
    assert f'aria-describedby="id_grade_{high}_hint"' in page
    assert "aria-expanded" not in page


def test_the_summary_leads_to_each_answer_that_is_missing():
    summary = drawn(asked(), "{% error_summary form %}")
    assert 'href="#id_seen"' in summary
    assert 'href="#id_grade_0"' in summary
    assert drawn(Ask(now=NOW), "{% error_summary form %}").strip() == ""


@pytest.mark.parametrize(
    ("language", "missing", "unreadable", "summary"),
    [
        ("en", "Answer “Which grade?”", "Write the time like this", "There is a problem"),
        ("cy", "Atebwch “Which grade?”", "Ysgrifennwch yr amser fel hyn", "Mae problem"),
    ],
)
def test_what_is_wrong_is_said_in_the_language_of_the_page(language, missing, unreadable, summary):
    with override(language):
        page = drawn(asked(seen="soon"), "{% error_summary form %}{{ form }}")
    assert page.count(missing) == 2
    assert page.count(unreadable) == 2
    assert summary in page


def test_django_s_own_sentences_come_in_welsh():
    with override("cy"):
        page = drawn(asked(seen="22:50", grade="HIGH", how_long="a while"))
        choice = drawn(asked(seen="22:50", grade="HIGH", known="perhaps"))
    assert "Rhowch rif cyfan." in page
    assert "Dewiswch un o’r dewisiadau." in choice


def test_a_question_that_need_not_be_answered_says_so():
    with override("en"):
        assert 'Where? <span class="ym-optional">(if you know)</span>' in drawn(Ask(now=NOW))
    with override("cy"):
        assert "(os ydych yn gwybod)" in drawn(Ask(now=NOW))


def test_a_question_that_an_option_opens_is_asked_once_beneath_it():
    page = drawn(Ask(now=NOW))
    assert page.count('name="place"') == 1
    assert 'data-reveals="id_known_0_more"' in page
    assert page.index('id="id_known_0_more"') < page.index('name="place"') < page.index('value="no"')


def test_nothing_typed_is_learnt_or_sent_away_by_the_browser():
    page = drawn(Ask(now=NOW))
    for name in ("seen", "where", "worry"):
        control = re.search(rf'<(?:input|textarea)[^>]*name="{name}"[^>]*>', page).group(0)
        assert 'autocomplete="off"' in control
        assert 'spellcheck="false"' in control


def test_codes_are_labelled_in_the_language_of_the_page_and_come_back_as_codes():
    with override("cy"):
        assert "Uchel" in drawn(Ask(now=NOW))
    form = asked(seen="22:50", grade="HIGH")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["grade"] is PoliceGrade.HIGH
    assert form.cleaned_data["seen"].at == datetime(2026, 11, 21, 22, 50, tzinfo=UTC)
    assert form.cleaned_data["seen"].precision is Precision.MINUTE


def test_an_unanswered_code_is_nothing_and_not_an_empty_text():
    class Optional(Question):
        grade = CodeField(codes=PoliceGrade, required=False, widget=forms.Select)
        grades = CodesField(codes=PoliceGrade, required=False)

    form = Optional({})
    assert form.is_valid()
    assert form.cleaned_data == {"grade": None, "grades": ()}
    assert Optional({"grades": ["LOW", "HIGH"]}).fields["grades"].clean(["LOW", "HIGH"]) == (PoliceGrade.LOW, PoliceGrade.HIGH)


@pytest.mark.parametrize("typed", ["8/3/2012", "8 March 2012", "8 Mawrth 2012", "2012-03-08", "8.3.12"])
def test_a_day_is_read_in_either_language(typed):
    assert DayField(now=NOW).clean(typed) == date(2012, 3, 8)


@pytest.mark.parametrize("typed", ["8 March", "March 2012", "22:50", "31/2/2012", "1/1/2031", "1/1/1950"])
def test_a_day_without_its_year_or_that_cannot_be_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        DayField(now=NOW).clean(typed)


def test_a_typed_time_is_given_back_as_it_was_understood():
    with override("en"):
        assert "Saturday 21 November, 22:50, 4 hours 17 minutes ago" in drawn(asked(seen="22:50"))


def test_a_stale_form_shows_both_texts_and_the_next_press_is_meant():
    class Edit(Question):
        where = forms.CharField(label="Where?", widget=Text())

    form = Edit({"where": "Taid’s house", "version": "3"}, version=4)
    assert form.is_valid()
    assert form.is_stale(4)
    collision = form.collide(version=4, who="Rhys Cadwaladr", when="02:19", theirs={"where": "Bus station"})
    assert (collision.theirs[0].words, collision.yours[0].words) == ("Bus station", "Taid’s house")
    page = drawn(form)
    assert "Taid’s house" in page
    assert 'name="version" value="4"' in page
    assert not Edit({"where": "x", "version": "4"}, version=4).errors
    again = Edit({"where": "x", "version": "4"}, version=4)
    assert again.is_valid()
    assert not again.is_stale(4)


def test_a_form_may_offer_fewer_codes_than_its_class():
    form = Ask(now=NOW)
    form.fields["grade"].offer([PoliceGrade.LOW])
    assert [option.value for option in form["grade"].options] == ["LOW"]
    assert len(Ask(now=NOW)["grade"].options) == len(PoliceGrade)
