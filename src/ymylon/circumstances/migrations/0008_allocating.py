"""Whoever may allocate in another agency alone says nothing of who is what to a child here."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "allocating.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("circumstances", "0007_protecting"), ("children", "0010_involving")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
