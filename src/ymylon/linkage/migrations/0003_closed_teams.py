"""No pair is laid before a closed team."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_teams.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("linkage", "0002_protected"), ("protection", "0008_closed_owners")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
