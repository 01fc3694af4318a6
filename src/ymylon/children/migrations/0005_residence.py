"""Which council a child lives under is answered to whoever reports, whether they may see that involvement or not."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "residence.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0004_involved_by_each_episode"), ("agencies", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
