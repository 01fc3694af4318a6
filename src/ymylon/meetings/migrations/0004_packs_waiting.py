from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "packs_waiting.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The clock looks only at packs of which something is not drawn, of meetings whose papers are still kept."""

    dependencies = [("meetings", "0003_packs")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
