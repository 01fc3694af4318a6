from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "seal.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """What a request sets is sealed, and a person can be let into one child's record."""

    dependencies = [("access", "0001_begin")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
