"""The proposed standard as a page: read by anybody, in their language, and with nothing of anybody's record."""

import json

import pytest

from ymylon.publication.rules.standard import LATEST, STATUS
from ymylon.publication.rules.standard.package import package


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "cy"])
def test_everybody_reads_every_field_in_their_language_and_that_it_is_proposed(client, language, django_assert_max_num_queries):
    client.cookies["iaith"] = language

    with django_assert_max_num_queries(10):
        page = client.get("/standard/").content.decode()

    assert STATUS.in_language(language) in page
    for table in LATEST.tables:
        assert f'id="{table.name}"' in page
        assert all(field.words.in_language(language) in page for field in table.fields)
    other = "en" if language == "cy" else "cy"
    assert LATEST.tables[0].words.in_language(other) not in page


@pytest.mark.django_db
def test_programs_read_the_same(client):
    answer = client.get("/standard/datapackage.json")

    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content) == package(LATEST)
