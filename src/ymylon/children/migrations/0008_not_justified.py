"""Auditors are shown where the glass was broken and it was not justified."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "not_justified.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0007_stands_beside"), ("access", "0006_addressed")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
