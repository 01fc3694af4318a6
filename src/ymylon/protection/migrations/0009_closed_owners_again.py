"""Whoever answers now chooses for what was told before; a stand-in holds the child for as long as it answers."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_owners_again.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("protection", "0008_closed_owners")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
