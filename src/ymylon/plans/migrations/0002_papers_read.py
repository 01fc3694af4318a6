"""What is released to the search, or opened by the chair of a meeting, is read by whoever prints it."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "papers_read.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("children", "0005_papers_read"), ("meetings", "0006_packs_for_all")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
