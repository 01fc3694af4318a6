"""Whom a report brings in is brought in by one statement."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "by_facts.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("circumstances", "0008_allocating"), ("children", "0011_acts_that_involve")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
