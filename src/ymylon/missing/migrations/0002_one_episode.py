"""One episode, however many report at once."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "reporting.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("missing", "0001_initial"), ("children", "0001_initial")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
