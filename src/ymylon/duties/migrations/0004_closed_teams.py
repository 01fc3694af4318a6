"""Whoever stands for a closed team owes in its place."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_teams.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_late"), ("children", "0007_stands_beside")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
