"""No report joins a period that a return left without an end."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "live_only.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("missing", "0004_involved_again")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
