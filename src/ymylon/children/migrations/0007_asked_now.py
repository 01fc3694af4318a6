"""Whoever stands for a closed team is asked in its place."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "asked_now.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0006_still_involved"), ("agencies", "0006_stands_for_managers")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
