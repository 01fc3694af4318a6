"""Whether somebody is here who has met the child is asked of the whole record, and is the same whoever looks."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "met_here.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('children', '0009_by_place'),
        ('circumstances', '0007_protecting'),
        ('meetings', '0015_asked_in_lane'),
        ('signals', '0008_where_counted'),
    ]

    operations = [
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
