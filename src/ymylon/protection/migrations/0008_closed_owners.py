"""Whoever stands for a closed team answers for its protected children."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_owners.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("protection", "0007_custodians"), ("children", "0007_asked_now"), ("notices", "0005_closed_teams_again")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
