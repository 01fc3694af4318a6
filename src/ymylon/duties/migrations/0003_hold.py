from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "climb.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_clock")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
