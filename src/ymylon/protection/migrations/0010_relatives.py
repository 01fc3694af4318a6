"""Where a brother's or sister's record would betray a protected child, the team that answers for the child is told at once."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "relatives.sql").read_text(encoding="utf-8")
KINDS = [(kind, kind) for kind in ("SEARCH", "PAIR", "RELATIVE", "LEAK", "ASKED", "REVIEW")]


class Migration(migrations.Migration):
    dependencies = [("protection", "0009_asked_first"), ("circumstances", "0007_protecting"), ("children", "0009_by_place")]
    operations = [
        migrations.AlterField("alarm", "kind", models.TextField(choices=KINDS)),
        migrations.AlterField(
            "alarm",
            "about",
            models.UUIDField(help_text="the record that may be the child's, or is a relative's", null=True),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
