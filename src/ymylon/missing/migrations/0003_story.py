"""All who were told are told again, facts that a writer may not see still count, and no episode moves as it may not."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "story.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("missing", "0002_one_episode"),
        ("notices", "0003_tell_again"),
        ("children", "0001_initial"),
    ]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
