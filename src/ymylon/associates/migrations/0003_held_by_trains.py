"""What British Transport Police entered before they were police here is the police’s too."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "held_by_trains.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("associates", "0002_police_of_trains")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
