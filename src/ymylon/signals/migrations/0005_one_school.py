"""The fourth trigger reads missing episodes and worries of the children of one school."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "signals_school.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("signals", "0004_under_notice"),
        ("circumstances", "0003_health_needs"),
        ("missing", "0003_many_at_once"),
        ("worries", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
