"""A letter's notice is found by its reference, not by reading every notice."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "letters.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("protection", "0005_pauses")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
