"""Whether a PDF can be made here, what is missing where it can't, and that nothing is fetched while one is made."""

import pytest

from ymylon.config.doctor import machine
from ymylon.documents import pdf


@pytest.fixture
def lacking(monkeypatch):
    """A machine on which the maker of PDFs fails so."""

    def lack(fault: Exception) -> None:
        def refuse(_name: str):
            raise fault

        monkeypatch.setattr(pdf, "import_module", refuse)
        pdf.why_not.cache_clear()

    yield lack
    pdf.why_not.cache_clear()


@pytest.mark.parametrize(
    ("fault", "missing"),
    [
        (ModuleNotFoundError("No module named 'weasyprint'"), "weasyprint"),
        (OSError("cannot load library 'libpango-1.0-0'"), "pango"),
    ],
)
def test_what_is_missing_is_said_with_how_to_get_it_and_nothing_else_fails(lacking, fault, missing):
    lacking(fault)
    assert not pdf.can_make_pdf()
    with pytest.raises(pdf.CannotMake):
        pdf.make_pdf("<p>x</p>")
    (said,) = machine.paper()
    assert said.level == "fine"
    assert f"{missing} is missing" in said.said
    assert "libpango" in said.said


def test_a_page_asks_no_other_machine_and_reads_no_file(tmp_path):
    if not pdf.can_make_pdf():
        pytest.skip("this machine makes no PDF: `ymylon doctor` says what is missing")
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
    file = tmp_path / "drawing.svg"
    file.write_text(drawing)

    def made(source: str) -> int:
        page = f'<html lang=cy><title>x</title><img width=90 alt=x src="{source}"><p>x</p></html>'
        return len(pdf.make_pdf(page))

    held, nothing = made(f"data:image/svg+xml,{drawing.replace('<', '%3C').replace('>', '%3E')}"), made("data:,")
    assert held != nothing == made(file.as_uri())
