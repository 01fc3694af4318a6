"""What an interview passes to the police arrives at the desk of the force's intelligence unit."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "to_the_desk.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0003_addressed"),
        ("intelligence", "0002_several"),
    ]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop), migrations.DeleteModel(name="ForPolice")]
