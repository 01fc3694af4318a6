from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "repeat_by_chair.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Whoever keeps a meeting arranges its further dates, also outside the team that called it."""

    dependencies = [("meetings", "0010_repeat")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
