"""Whoever was left out sees nothing of it, and nothing that was told after it."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "left_out.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_tell_again")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
