"""Words of a child that are taken back are erased and kept nowhere."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("words.sql",)


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0001_initial"),
        ("protection", "0002_names_nobody"),
    ]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES
    ]
