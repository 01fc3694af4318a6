"""Of a protected child no pair is proposed to whoever must not know."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("protected.sql", "apart.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("linkage", "0001_initial"),
        ("protection", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES
    ]
