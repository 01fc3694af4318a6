"""Whoever was let in, or broke the glass, lets nobody else in."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "by_place.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0008_not_justified")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
