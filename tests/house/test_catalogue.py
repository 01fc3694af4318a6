"""Every string has its Welsh, the Welsh is Welsh, and neither language blames a child."""

import ast
import re
from pathlib import Path

import pytest

from ymylon.design import catalogue

# What has no Welsh yet is one fault, named by the first test alone.
ENTRIES = [entry for entry in catalogue.read() if not entry.obsolete and entry.translated()]
_PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")

# Words that no Welsh sentence has. "i", "a", "o", "am", "at", "her" and "was" are words of both languages.
ENGLISH = frozenset(
    _WORD.findall(
        "the and of is are has have had this that these those with without from been be not you your they their them it its who"
        " whom what when where which why how nobody somebody child children missing told found save open close for by or but"
        " because will can may must should would there here about"
    )
)
# What a field of a file is called is the same in both.
_FIELD = re.compile(r"\b\w+_\w+\b")
# The same in both languages: names, signs and what stands in a person's own words.
_ALIKE = frozenset({"ymylon", "person"})

# Each blames the child for what adults or circumstances did.
BLAME = (
    r"abscond\w*",
    r"put(?:s|ting)? (?:themsel(?:f|ves)|himself|herself) (?:at risk|in danger)",
    r"plac(?:es?|ing) (?:themsel(?:f|ves)|himself|herself) (?:at risk|in danger)",
    r"risky behaviou?rs?",
    r"lifestyle choices?",
    r"promiscu\w*",
    r"streetwise",
    r"(?:child|teenage) prostitut\w*",
    r"run(?:s|ning)? ?away|ran away|runaways?",
    r"attention[- ]seek\w*",
    r"(?:fail(?:s|ed)?|refus(?:es|ed)) to engage",
    r"non[- ]?(?:compliant|compliance|engagement)",
    r"wayward|naughty|troublemakers?|out of control",
    r"rho(?:i|ddodd|ddwyd) (?:eu hunain|ei hunan|ei hun) mewn perygl",
    r"rhedeg i ffwrdd|ffoi o ofal|dihangwr|dihangodd|dianc o(?: ofal| gartref|'r cartref|’r cartref)",
    r"ymddygiad (?:peryglus|mentrus)|dewis (?:o )?ffordd o fyw|llac ei foesau|llac ei moesau|anlladrwydd",
    r"denu sylw|ceisio sylw|gwrthod ymgysylltu|diffyg ymgysylltu|allan o reolaeth",
)
_BLAME = re.compile(rf"\b(?:{'|'.join(BLAME)})\b", re.IGNORECASE)

# What a translator must see before it is relied on: risk, consent and rights.
_GRAVE = re.compile(
    r"\b(?:risk|harm|harmed|danger|consent|withheld|concern for|police grade|prevention check|left out|leave this team out"
    r"|telling a parent|tell a parent|no parent)\b",
    re.IGNORECASE,
)
SEEN = "seen by"  # the comment of an entry that a translator has read says by whom


def forms(entry) -> list[str]:
    """Every Welsh form of an entry."""
    return [words for _, words in sorted(entry.msgstr_plural.items())] if entry.msgid_plural else [entry.msgstr]


def words_of(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_PLACES.sub(" ", text))]


@pytest.mark.heavy  # `make check` asks it each time
def test_nothing_is_missing_guessed_stale_or_torn():
    pytest.importorskip("babel")
    assert catalogue.check() == []


def test_only_the_form_for_one_may_leave_out_its_number():
    torn = []
    for entry in ENTRIES:
        wanted = set(_PLACES.findall(entry.msgid)) | set(_PLACES.findall(entry.msgid_plural))
        for number, words in enumerate(forms(entry)):
            missing = wanted - set(_PLACES.findall(words))
            if missing and not (entry.msgid_plural and number == 1 and all(place.endswith("d") for place in missing)):
                torn.append((entry.msgid, number, missing))
    assert torn == []


def test_no_english_is_left_in_the_welsh():
    left = []
    for entry in ENTRIES:
        said = words_of(entry.msgid)
        copied = any(len(word) > 3 and word not in _ALIKE for word in said)
        in_welsh = [_FIELD.sub("", words) for words in forms(entry)]
        left += [entry.msgid for words in in_welsh if (words == entry.msgid and copied) or ENGLISH & set(words_of(words))]
    assert left == []


def test_the_welsh_keeps_the_voice():
    """Formal, quiet, with the apostrophe of print."""
    loud = re.compile(r"!|'|\bos gwelwch yn dda\b|\byn llwyddiannus\b|\b(?:wyt|dy|dylet|rwyt|gelli|ewch di)\b", re.IGNORECASE)
    assert [words for entry in ENTRIES for words in forms(entry) if loud.search(words)] == []


def test_the_apostrophe_of_print_stands_in_both_languages_in_the_code_too():
    straight = re.compile(r"(?<=\w)'(?=\w)")
    shown = [entry.msgid for entry in ENTRIES]
    for path in catalogue.HOUSE.rglob("*.py"):
        calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
        for call in (call for call in calls if getattr(call.func, "id", None) == "Words"):
            words = (node for said in (*call.args, *call.keywords) for node in ast.walk(said) if isinstance(node, ast.Constant))
            shown += [node.value for node in words if isinstance(node.value, str)]
    # What is typed on a command line keeps its own quotes.
    assert [words for words in shown if straight.search(words) and "-c '" not in words] == []


def test_spaces_and_stops_at_the_ends_are_kept():
    ends = [
        entry.msgid
        for entry in ENTRIES
        for words in forms(entry)
        if words != words.strip() or (entry.msgid[-1] in ".?:" or words[-1] in ".:") and words[-1] != entry.msgid[-1]
    ]
    assert ends == []


def test_what_is_said_of_risk_consent_and_rights_awaits_a_translator_until_one_has_seen_it():
    unread = [
        entry.msgid
        for entry in ENTRIES
        if _GRAVE.search(entry.msgid) and catalogue.AWAITING not in entry.tcomment and SEEN not in entry.tcomment
    ]
    assert unread == []


@pytest.mark.parametrize("kind", ["py", "html", "txt", "po", "js"])
def test_no_word_blames_a_child(kind):
    blaming = [
        f"{path.relative_to(catalogue.HOUSE)}: {match.group(0)}"
        for path in sorted(Path(catalogue.HOUSE).rglob(f"*.{kind}"))
        for match in _BLAME.finditer(path.read_text(encoding="utf-8"))
    ]
    assert blaming == []


@pytest.mark.parametrize(
    "sentence", ["She put herself at risk.", "an absconder", "a lifestyle choice", "Rhoddodd ei hun mewn perygl"]
)
def test_blame_is_found_where_it_stands(sentence):
    assert _BLAME.search(sentence)


_SAID = re.compile(
    r"\{#.*?#\}|\{% comment.*?endcomment %\}|\{% blocktrans(?:late)?\b.*?endblocktrans(?:late)? %\}"
    r"|<script\b.*?</script>|<!--.*?-->"
    r"|\{% block \w*class %\}[^{]*\{% endblock",  # names for the style sheet
    re.DOTALL,
)
_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_SPOKEN = re.compile(r"""\b(?:title|alt|placeholder|aria-label|aria-roledescription)\s*=\s*"([^"]*)\"""")
_TAG = re.compile(r"""<[^>]*>|\b[\w-]+="[^"]*\"""", re.DOTALL)
# A letter or a page that is written in both languages one under the other, and the name of the other language.
_BOTH = {"post/templates/post/letter.txt"}
_NAMES = {"ymylon", "cymraeg", "english"}


def bare(source: str) -> list[str]:
    """Words of a template that no translation passes through."""
    rest = _CODE.sub(" ", _SAID.sub(" ", source))
    texts = [*_SPOKEN.findall(rest), re.sub(r"&\w+;", " ", _TAG.sub(" ", rest))]
    return [word for text in texts for word in words_of(text) if len(word) > 1 and word not in _NAMES]


def test_no_template_speaks_past_the_catalogue():
    house = Path(catalogue.HOUSE)
    found = {*house.rglob("templates/**/*"), *house.rglob("components/*")}
    templates = [path for path in sorted(found) if path.suffix in {".html", ".txt"}]
    assert house / "design" / "components" / "entries.html" in templates
    said = {str(path.relative_to(catalogue.HOUSE)): bare(path.read_text(encoding="utf-8")) for path in templates}
    assert {name: words for name, words in said.items() if words and name not in _BOTH} == {}


def test_bare_words_are_found():
    source = '<p title="Close">{% translate "Child" %} {{ a.b }} <b>lost</b>{% blocktranslate %}kept{% endblocktranslate %}</p>'
    assert bare(source) == ["close", "lost"]


def pairs() -> list[tuple[str, str, str]]:
    """English and Welsh as they stand side by side in rules and terms, each with its file."""
    found = []
    for path in sorted(Path(catalogue.HOUSE).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Words", "worded"}:
                texts = [_constant(part) for part in node.args]
                halves = [part.elts for part in node.args if isinstance(part, ast.Tuple) and len(part.elts) == 2]
                both = [texts[:2]] if node.func.id == "Words" else [[_constant(half) for half in two] for two in halves]
                found += [(path.name, en, cy) for en, cy in (two for two in both if len(two) == 2) if en and cy]
    return found


def _constant(part: ast.expr) -> str:
    if isinstance(part, ast.JoinedStr):
        # What is put in stands as …: that is said in both languages where it comes from.
        return "".join(str(piece.value) if isinstance(piece, ast.Constant) else "…" for piece in part.values)
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""


# Columns and files of a return keep the names that the return gives them, so does a row of guidance, and a charity keeps its own.
_COLUMNS = "key, level, area, value, from, to, source, standing, on"
_DIVIDED = "episodes neu children|children-of-lines|timely, told"
_OF_FILES = rf"[A-Z][A-Z_]+|[a-z]+_[a-z_]+|\w+\.csv|Missing People|{_COLUMNS}"
_PROPER = re.compile(rf"`ymylon [^`]+`|'select [^']+'|--[\w-]+|{_DIVIDED}|\b(?:{_OF_FILES})\b")


def test_pairs_of_words_are_in_two_languages_and_keep_their_places():
    found = pairs()
    faults = [
        (name, english, welsh)
        for name, english, welsh in found
        if ENGLISH & set(words_of(_PROPER.sub("", welsh)))
        or set(_PLACES.findall(english)) != set(_PLACES.findall(welsh))
        or "!" in welsh
    ]
    assert faults == []
    assert len(found) > 300
