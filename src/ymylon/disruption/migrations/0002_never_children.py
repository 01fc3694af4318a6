"""A step is never against a circle of children, and none is asked for while its child is protected."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "never_children.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("disruption", "0001_initial"),
        ("duties", "0003_late"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
