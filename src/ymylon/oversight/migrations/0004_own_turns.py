"""A turn that somebody gave themselves excuses no look by night."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "own_turns.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0004_put_down_by'),
        ('oversight', '0003_grant_reviews'),
    ]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
