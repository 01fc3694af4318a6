from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "begin.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Functions and triggers on which every closed table stands."""

    initial = True
    dependencies = [("agencies", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
