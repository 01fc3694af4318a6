"""An episode that is opened again involves whom it did, whatever other episodes did."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "involved_again.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("missing", "0003_story"), ("children", "0004_involved_by_each_episode")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
