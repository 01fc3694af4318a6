"""Documents that are drawn from the code, each with the function that draws it: "module:function", answering its text."""

DRAWN: dict[str, str] = {
    "docs/rules.md": "ymylon.config.drawing:draw_rules",
    "docs/states.md": "ymylon.config.drawing:draw_states",
}
