from pathlib import Path

from django.db import migrations

_FILE = Path(__file__).parent.parent / "sql" / "extract_episodes.sql"
# As the file stands now; where the first migration has made it so already, nothing changes.
SQL = _FILE.read_text(encoding="utf-8").replace("create function", "create or replace function")


class Migration(migrations.Migration):
    """Of an episode that the police have not graded, its row says so."""

    dependencies = [("publication", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
