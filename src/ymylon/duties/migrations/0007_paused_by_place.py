"""A duty is paused by whoever may do so where the child is held."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "paused_by_place.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("duties", "0006_forces_owe"), ("children", "0009_by_place")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
