"""A telephone with an extension is the same telephone, where a relative's record is searched for what would betray a child."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "telephones.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("protection", "0010_relatives")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
