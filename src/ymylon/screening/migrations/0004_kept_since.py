"""Whoever took words down learns that they were kept since."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "kept_since.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("screening", "0003_voices")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
