"""Who works where is written by the gate alone, for a program that proves that it asks."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "memberships.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("access", "0002_acting"), ("agencies", "0002_calendar")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
