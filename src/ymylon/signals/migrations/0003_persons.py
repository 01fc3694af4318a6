"""A question to a manager that rests on persons of concern stands in their lane, and is kept apart like the others."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "register_persons.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("signals", "0002_signals"),
        ("associates", "0001_initial"),
        ("exploitation", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
