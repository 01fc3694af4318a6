from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "plans_seam.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Where the room that keeps plans answers which is ready for a child who is missing."""

    dependencies = [("missing", "0001_initial")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
