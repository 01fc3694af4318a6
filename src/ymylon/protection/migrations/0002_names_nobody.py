"""Who is named beside a child who is protected."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("names_nobody.sql",)


class Migration(migrations.Migration):
    dependencies = [
        ("protection", "0001_initial"),
        ("children", "0001_initial"),
        ("interviews", "0001_initial"),
        ("missing", "0001_initial"),
        ("notices", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES
    ]
