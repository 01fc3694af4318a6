"""Whoever stands for a closed team hears of what it would, and stands among the involved where it stood."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "stands_beside.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0006_still_involved"), ("agencies", "0006_stands_for_managers")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
