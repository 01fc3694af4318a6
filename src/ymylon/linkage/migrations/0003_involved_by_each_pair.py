"""Each pair involves the front doors that it asks by a row of its own."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "apart.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("linkage", "0002_protected"), ("children", "0004_involved_by_each_episode")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
