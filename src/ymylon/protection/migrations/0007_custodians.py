"""Whoever keeps the registers of another area than the responsible one would say where a protected child is."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "custodians.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("protection", "0006_letters")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
