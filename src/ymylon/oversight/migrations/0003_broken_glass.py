from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "glass.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """In an emergency, into a record or a lane beyond one's own."""

    dependencies = [
        ("oversight", "0002_reviews"),
        ("children", "0006_case_grants"),
        ("duties", "0003_hold"),
        ("linkage", "0002_protected"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
