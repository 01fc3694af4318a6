"""The project's form renderer: named in settings as FORM_RENDERER."""

from django.forms.renderers import DjangoTemplates

from ymylon.design.forms.answer import Answer


class Renderer(DjangoTemplates):
    """Gives every form of every app, our own or not, the markup of GOV.UK Frontend and our classes."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"
    bound_field_class = Answer
