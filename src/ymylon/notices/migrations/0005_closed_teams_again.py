"""A closed team is told no more when all are told again, nor when one alone is."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_teams_again.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_closed_teams"), ("children", "0007_asked_now")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
