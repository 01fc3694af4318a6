"""The third trigger reads the register of warning notices and orders."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "signals_notice.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("signals", "0003_persons"),
        ("orders", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
