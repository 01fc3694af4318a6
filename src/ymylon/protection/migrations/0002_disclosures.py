"""What was given of a child before it was protected is read by nobody while the protection lasts."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "disclosures.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ("protection", "0001_initial"),
        ("children", "0007_disclosures"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
