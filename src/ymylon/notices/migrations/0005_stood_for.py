"""Whoever is told in the place of a closed team stands in its lane, and stays out only of what it was left out of."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "stood_for.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_closed_teams"), ("children", "0007_stands_beside")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
