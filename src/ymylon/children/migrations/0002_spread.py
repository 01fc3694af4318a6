from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "spread.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Spread scopes once a statement."""

    dependencies = [("children", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
