from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "commitments.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Who has another commitment is said to whoever arranges; who is asked is told that a meeting was moved or cancelled."""

    dependencies = [("meetings", "0008_judgements")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
