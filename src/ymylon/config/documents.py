"""Documents that are drawn from the code, each with the function that draws it: "module:function", answering its text."""

DRAWN: dict[str, str] = {
    "docs/access.md": "ymylon.config.access_drawn:draw_access",
    "docs/extract.md": "ymylon.publication.rules.extract.drawing:draw_extract",
    "docs/glossary.md": "ymylon.terms.glossary:glossary_page",
    "docs/measures.md": "ymylon.publication.rules.measures.drawing:draw_measures",
    "docs/rules.md": "ymylon.config.drawing:draw_rules",
    "docs/standard.md": "ymylon.publication.rules.drawing:draw_standard",
    "docs/states.md": "ymylon.config.drawing:draw_states",
    "docs/validation.md": "ymylon.publication.rules.drawing:draw_books",
}
