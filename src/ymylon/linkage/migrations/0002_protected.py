"""Protected children are absent from the match index, and their owner is told."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "protected.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("linkage", "0001_initial"), ("protection", "0001_initial")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
