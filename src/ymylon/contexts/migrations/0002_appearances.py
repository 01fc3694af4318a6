"""Whom an order binds appears also in a screening, and at a place that is assessed."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "appearances.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("contexts", "0001_initial"),
        ("screening", "0001_initial"),
        ("orders", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
