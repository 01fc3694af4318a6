"""What was owed of an earlier version ends with it, and none that nobody may read is asked for."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "earlier.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("safety", "0001_initial"),
        ("duties", "0003_late"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
