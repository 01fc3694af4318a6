"""A ledger's row gets its keys without being turned into JSON."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "keys_sooner.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("access", "0006_addressed")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
