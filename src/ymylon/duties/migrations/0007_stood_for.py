"""Whoever stands for a closed team owes in its lane, and answers what it owed."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "stood_for.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("duties", "0006_forces_alone"), ("children", "0008_stands_beside")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
