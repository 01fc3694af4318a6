"""The third trigger speaks of somebody who is under notice, and of no number or place."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "signals_somebody.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("signals", "0006_counted"),
        ("orders", "0005_places_of_the_record"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
