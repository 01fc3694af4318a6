"""Who is told in the place of a team that is closed."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "stands_for.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("agencies", "0004_put_down_by"), ("access", "0003_memberships")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
