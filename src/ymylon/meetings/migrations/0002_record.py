from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "record.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """How panels and boards go is counted for whoever answers for them."""

    dependencies = [("meetings", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
