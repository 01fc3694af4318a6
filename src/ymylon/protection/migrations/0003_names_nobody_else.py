"""Nor is anybody named in what the rooms above keep."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("names_nobody_else.sql", "referrals.sql", "alarm_climbs.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("protection", "0002_names_nobody"),
        ("linkage", "0002_protected"),
        ("oversight", "0002_broken_glass"),
    ]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES
    ]
