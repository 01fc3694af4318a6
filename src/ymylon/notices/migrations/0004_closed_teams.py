"""Whoever stands for a closed team is told in its place."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_teams.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_high_risk_register"), ("agencies", "0005_stands_for")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
