"""What British Transport Police owed in a force's place, the force owes."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "forces_owe.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0005_next_occurrence"),
        ("children", "0001_initial"),
        ("agencies", "0006_stands_for_managers"),
        ("audit", "0001_initial"),
        ("access", "0002_acting"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
