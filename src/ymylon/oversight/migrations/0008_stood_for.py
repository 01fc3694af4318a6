"""Whoever hears of broken glass because its review climbed, or was passed on, judges it."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "stood_for.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0007_teams_to_ask"),
        ("children", "0008_stands_beside"),
        ("duties", "0007_stood_for"),
        ("notices", "0006_stood_for"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
