"""Whoever declares whom they know is a person; whom a manager answers for is said once."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "declare_themselves.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("oversight", "0007_teams_to_ask"), ("agencies", "0007_training")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
