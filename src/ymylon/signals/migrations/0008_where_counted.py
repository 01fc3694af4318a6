"""Whoever counts in one agency and works in another besides counts the first alone; who counts in both, each apart."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "signals_where_counted.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("signals", "0007_somebody")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
