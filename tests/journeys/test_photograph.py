"""A photograph of a child: sent by one, seen by the other, in both languages, and withdrawn."""

from io import BytesIO

import pytest
from PIL import Image

from tests.journeys.steps import report_new_child


def picture() -> dict:
    """A file as a telephone makes one."""
    out = BytesIO()
    Image.new("RGB", (900, 1200), "teal").save(out, "JPEG")
    return {"name": "cai.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


@pytest.mark.reaches("chronology:keep_photograph")
def test_a_photograph_is_kept_shown_and_withdrawn(person):
    # Given a child whom the home has reported
    elin = person("elin")
    ref = report_new_child(elin)
    elin.go(f"/missing/{ref}")
    elin.click("whole chronology")
    page = elin.page.url.removeprefix(elin.address)
    elin.reads("None is kept")
    # When Elin sends a page that calls itself a picture
    elin.click("Keep a photograph")
    elin.page.set_input_files("input[type=file]", {"name": "cai.jpg", "mimeType": "image/jpeg", "buffer": b"<script>1</script>"})
    elin.answer(use="Police and the home, to look for him.")
    elin.submit()
    # Then it is refused beside the question, and her words stay
    elin.reads("This is not a picture that can be read")
    assert elin.typed()["use"] == "Police and the home, to look for him."
    faults = elin.barriers()
    # When she sends a picture
    elin.page.set_input_files("input[type=file]", picture())
    elin.answer(taken_on="8/3/2026")
    elin.submit()
    # Then it stands on the child's page, for the police too, with its day and its use
    rhys = person("rhys", language="cy", phone=True)
    for someone in (elin, rhys):
        someone.go(page)
        shown = someone.page.locator("img.ym-photo")
        assert shown.evaluate("image => image.naturalWidth") == 900
        assert "Cai" in shown.get_attribute("alt")
        someone.reads("Police and the home, to look for him.")
        faults += someone.barriers()
    # When it is withdrawn
    elin.submit_form("form[action*='/withdraw']")
    # Then it is shown to nobody
    elin.reads("None is kept")
    rhys.go(page)
    assert rhys.page.locator("img.ym-photo").count() == 0
    assert faults == []
