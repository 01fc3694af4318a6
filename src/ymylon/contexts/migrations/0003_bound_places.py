"""A place that is assessed may be what an order binds: the clock says which children were linked to it since."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "bound_places.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("contexts", "0002_appearances"),
        ("screening", "0002_assessed_place"),
        ("orders", "0005_places_of_the_record"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
