"""Whoever stands for a closed team answers for its protected children."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_owners.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("protection", "0007_custodians"), ("children", "0007_stands_beside"), ("notices", "0005_stood_for")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
