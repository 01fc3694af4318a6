"""Broken glass, looks that name nobody, and whom one knows."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("glass.sql", "looks_unnamed.sql", "interests.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0001_initial"),
        ("linkage", "0002_protected"),
        ("protection", "0002_names_nobody"),
        ("duties", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES
    ]
