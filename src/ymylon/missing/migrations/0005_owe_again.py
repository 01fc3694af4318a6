"""What a death that was recorded by mistake had voided is owed again."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "owe_again.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("missing", "0004_by_end"), ("duties", "0004_closed_teams")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
