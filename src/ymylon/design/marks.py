"""The few shapes that say a state: drawn on a square of twenty units, told apart in black, always beside a word."""

_LINE, _CUT = 'class="ym-i__line"', 'class="ym-i__cut"'

SHAPES = {
    "done": f'<circle cx="10" cy="10" r="9"/><path {_CUT} d="M5.6 10.4l3 3 5.8-6.6"/>',
    "waiting": f'<circle {_LINE} cx="10" cy="10" r="7.6"/>',
    "soon": f'<circle {_LINE} cx="10" cy="10" r="7.8"/><path {_LINE} d="M10 5.8v4.6l2.8 1.8"/>',
    "late": f'<path d="M10 1.2L19.4 18H.6z"/><path {_CUT} d="M10 7.4v4.4M10 15v.1"/>',
    "high": '<path d="M10 2L19 18H1z"/>',
    "medium": '<path d="M10 1l9 9-9 9-9-9z"/>',
    "low": '<circle cx="10" cy="10" r="9"/>',
    "dot": '<circle cx="10" cy="10" r="5"/>',
    "someone": f'<path {_LINE} d="M4 10h12"/>',
    "protected": f'<path {_LINE} d="M5.8 9V6.4a4.2 4.2 0 0 1 8.4 0V9"/><rect x="3" y="8.6" width="14" height="10.4" rx="1.6"/>',
    "live": f'<circle cx="10" cy="10" r="4"/><circle {_LINE} cx="10" cy="10" r="8"/>',
    "child": f'<circle {_LINE} cx="10" cy="10" r="8"/>',
    "adult": f'<path {_LINE} d="M10 2l8 8-8 8-8-8z"/>',
    "place": f'<rect {_LINE} x="3" y="3" width="14" height="14"/>',
    "phone": f'<rect {_LINE} x="5.5" y="2" width="9" height="16" rx="2.4"/>',
    "theme": f'<path {_LINE} d="M2 10l4-7h8l4 7-4 7H6z"/>',
}

# A state of duty has its own shape; everything else on the line is a plain dot.
FOR_TONE = {"late": "late", "soon": "soon", "done": "done", "kept": "protected", "calm": "waiting"}


def drawn(name: str) -> str:
    """The shape as an SVG element that is silent to a screen reader; an unknown name is a mistake of ours."""
    return f'<svg class="ym-i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">{SHAPES[name]}</svg>'
