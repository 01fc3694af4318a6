"""Whoever an alarm climbs to reads it, without the record of the child."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "alarm_climbs.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [("protection", "0005_referrals"), ("notices", "0010_c1")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
