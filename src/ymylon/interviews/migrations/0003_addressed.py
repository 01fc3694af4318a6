"""Interviews of a protected child are read by whom they are addressed to."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "addressed.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0002_words"),
        ("protection", "0004_agreed"),
        ("duties", "0003_late"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
