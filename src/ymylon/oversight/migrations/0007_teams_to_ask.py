"""Who is asked in a review is said by the database alone, to Today and to the review alike."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "teams_to_ask.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("oversight", "0006_closed_teams")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
