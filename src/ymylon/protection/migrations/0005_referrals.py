from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "referrals.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A team that would betray a protected child is named by no referral of its own."""

    dependencies = [("protection", "0004_names_nobody_else"), ("notices", "0010_c1")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
