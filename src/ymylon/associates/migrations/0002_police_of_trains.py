"""What British Transport Police hold is the police's, as what a force holds is."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "police_of_trains.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("associates", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
