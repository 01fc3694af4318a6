"""A paper or a file of several children is listed for each of them in one round."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "papers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0003_high_risk_register")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
