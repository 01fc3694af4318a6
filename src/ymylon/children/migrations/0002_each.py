"""Several teams are involved in one round."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "each.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
