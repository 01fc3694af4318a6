from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "holder.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Somebody always holds a child's record, and nobody else does."""

    dependencies = [("children", "0002_spread")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
