"""All who were told are told again, whatever their lane; a referral goes to one door."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "again.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_climb"), ("children", "0001_initial"), ("post", "0001_initial")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
