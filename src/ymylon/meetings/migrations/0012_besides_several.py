from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "besides_several.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Who has another commitment is asked of several meetings that are changed together."""

    dependencies = [("meetings", "0011_repeat_by_chair")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
