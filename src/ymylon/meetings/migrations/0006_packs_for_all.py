from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "packs_for_all.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Whoever called a meeting has papers begun for everybody who is asked by name."""

    dependencies = [("meetings", "0005_combined"), ("agencies", "0002_calendar")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
