"""Why something waits that is owed about a protected child is sealed."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "pauses.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("protection", "0004_agreed"),
        ("duties", "0003_late"),
        # The last before this that says what betrays.
        ("worries", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
