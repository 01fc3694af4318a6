"""Functions by which what a writer may not see still counts."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "areas.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("circumstances", "0001_initial"), ("children", "0001_initial")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
