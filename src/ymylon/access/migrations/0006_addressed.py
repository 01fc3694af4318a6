"""What is addressed to a team reaches those who read of children; and the number on which a place rests stays as it is."""

from pathlib import Path

from django.db import migrations

SQL = [(Path(__file__).parent.parent / "sql" / f"{name}.sql").read_text(encoding="utf-8") for name in ("addressed", "numbers_stay")]


class Migration(migrations.Migration):
    dependencies = [("access", "0005_accounts")]
    operations = [migrations.RunSQL([(one, None) for one in SQL], migrations.RunSQL.noop)]
