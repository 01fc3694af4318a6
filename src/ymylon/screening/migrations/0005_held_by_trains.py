"""What links an entry of British Transport Police is the police’s."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "held_by_trains.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("screening", "0004_kept_since"), ("associates", "0003_held_by_trains")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
