from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "extract_linked.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A line that links a child who is protected since is in no later extract, whoever was touched."""

    dependencies = [("publication", "0003_lines")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
