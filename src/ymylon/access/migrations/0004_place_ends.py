"""When somebody's place in a team ends, and that what is over stays as it ended."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "place_ends.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("access", "0003_memberships")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
