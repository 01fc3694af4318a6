"""Whether a child is protected at all is asked before who answers for them."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "asked_first.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("protection", "0008_closed_owners")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
