from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "wales_together.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Wales together is told in shares, as of one day, and only where no body can be told from the others."""

    dependencies = [("returns", "0001_initial"), ("duties", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
