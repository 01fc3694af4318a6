"""Whoever counts or audits sees how often triggers fired in Wales, and a child of whom no care is recorded counts as at home."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "signals_counted.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("signals", "0005_one_school")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
