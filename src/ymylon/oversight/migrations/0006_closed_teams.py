"""Of broken glass no closed team is told, and about a grant none is asked."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "closed_teams.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0005_grant_reviews_answered"),
        ("children", "0007_stands_beside"),
        ("duties", "0004_closed_teams"),
        ("notices", "0005_stood_for"),
        ("protection", "0008_closed_owners"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
