"""What is owed once more has a number of its own."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "next_occurrence.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("duties", "0004_closed_teams")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
