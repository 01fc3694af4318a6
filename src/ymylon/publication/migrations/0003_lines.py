from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "extract_lines.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Of the journeys and lines that are known of children, from where to where they run."""

    dependencies = [("publication", "0002_not_graded"), ("screening", "0002_assessed_place")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
