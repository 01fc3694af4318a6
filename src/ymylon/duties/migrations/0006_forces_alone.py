"""What a force owes is never owed by the transport police."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "forces_alone.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("duties", "0005_next_occurrence")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
