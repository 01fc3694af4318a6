"""A backup of a newer Ymylon is refused by name before anything is restored; one of this Ymylon, or an older one, is not."""

from datetime import UTC, datetime

import pytest

from ymylon.config.backup.faults import BackupFault
from ymylon.config.backup.manifest import Manifest
from ymylon.config.command.restore import _refuse_newer


def of(*migrations: str) -> Manifest:
    at = datetime(2026, 11, 26, 3, tzinfo=UTC)
    return Manifest(at=at, postgresql="18.4", migrations=migrations, head="", unsealed=0, rows={}, keys={})


def test_one_that_knows_a_migration_more_is_refused_in_both_languages():
    with pytest.raises(BackupFault) as refused:
        _refuse_newer("a.ymylon", of("people.0001_initial", "people.9999_from_tomorrow"))
    assert "people.9999_from_tomorrow" in refused.value.words.en
    assert "people.9999_from_tomorrow" in refused.value.words.cy
    assert "people.0001_initial" not in refused.value.words.en


def test_one_of_this_release_or_an_older_one_is_taken():
    _refuse_newer("a.ymylon", of("people.0001_initial"))
