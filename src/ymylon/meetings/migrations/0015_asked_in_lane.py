"""Who is asked about a child is read in its lane, also by whoever's role reaches the whole agency that called the meeting."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "asked_in_lane.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0014_boards_end'),
    ]

    operations = [
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
