from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "names_nobody.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Whoever works in a team that would betray a protected child is named beside that child nowhere."""

    dependencies = [
        ("protection", "0002_disclosures"),
        ("children", "0008_names_nobody"),
        ("interviews", "0002_names_nobody"),
        ("missing", "0007_names_nobody"),
        ("notices", "0009_names_nobody"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
