"""Who brings a team into a child's record, or ends its part, may do the act of which that is a part."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "acts_that_involve.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0010_involving")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
