"""What somebody else asked for, and British Transport Police were to serve, a force serves."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "forces_serve.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("orders", "0005_places_of_the_record"), ("duties", "0006_forces_owe")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
