from pathlib import Path

from django.db import migrations

_FOLDER = Path(__file__).parent.parent / "sql"
_FILES = ("extract", "extract_children", "extract_episodes", "extract_exploitation")
SQL = [(_FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in _FILES]


class Migration(migrations.Migration):
    """What leaves the record for statistics, under keyed references."""

    dependencies = [
        ("access", "0002_acting"),
        ("agencies", "0001_initial"),
        ("audit", "0001_initial"),
        ("children", "0001_initial"),
        ("circumstances", "0002_life"),
        ("exploitation", "0001_initial"),
        ("interviews", "0001_initial"),
        ("meetings", "0001_initial"),
        ("missing", "0001_initial"),
        ("notices", "0001_initial"),
        ("people", "0001_initial"),
        ("protection", "0001_initial"),
        ("screening", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(sql, None) for sql in SQL], migrations.RunSQL.noop)]
