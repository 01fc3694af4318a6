"""Papers for a team of which nobody is named: for each person of it, of what they themselves may read."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "packs_for_teams.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0006_packs_for_all")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
