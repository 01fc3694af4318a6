"""Where nobody is named above a closed team, the managers of its agency stand for it."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "stands_for_managers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_stands_for")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
