"""From whom a leaving out is hidden: from everybody who works there, whatever their role."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "own_scopes.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0005_stood_for"), ("access", "0006_addressed")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
