"""Who acts is asked with every request: by a function whose plan a session keeps, and with one look less at its posts.

For a database that was made before; a new one has both from the first migration.
"""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "acting.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
