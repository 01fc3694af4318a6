"""Whoever was left out before an episode involved them is not involved by it."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "left_out_first.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_left_out")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
