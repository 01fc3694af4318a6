"""What is agreed for a protected child is read by whom it is addressed to."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "agreed.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("protection", "0003_names_nobody_else"),
        ("duties", "0003_late"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
