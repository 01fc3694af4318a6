"""Home and school are involved in one round."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "places.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("circumstances", "0003_health_needs")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
