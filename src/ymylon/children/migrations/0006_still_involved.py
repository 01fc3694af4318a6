"""With how many children a team is involved, for whoever closes it at the machine."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "still_involved.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0005_papers_read")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
