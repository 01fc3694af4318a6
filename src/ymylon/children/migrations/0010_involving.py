"""Whoever only reads a child's record brings no team into it."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "involving.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0009_by_place")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
