from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "looks_unnamed.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Who has looked at a protected child names nobody who works in a team that would betray where the child is."""

    dependencies = [("oversight", "0004_agreement_reviews"), ("protection", "0003_names_nobody")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
