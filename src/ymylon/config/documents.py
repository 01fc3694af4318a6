"""Documents that are drawn from the code, each with the function that draws it: "module:function", answering its text."""

DRAWN: dict[str, str] = {}
