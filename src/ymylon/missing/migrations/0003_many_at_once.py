"""The clock reads the facts of many episodes at once."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("many_at_once.sql",)


class Migration(migrations.Migration):
    dependencies = [("missing", "0002_plans_seam")]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES
    ]
