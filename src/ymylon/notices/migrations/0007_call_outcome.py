"""Whether somebody answered a call is kept beside whether they gave a name."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "call_outcome.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("notices", "0006_protected_kind")]

    operations = [
        migrations.AddField("call", "answered", models.BooleanField(default=False)),
        migrations.AlterField(
            "call", "answered_by", models.TextField(blank=True, help_text="the name of whoever answered, if they gave it")
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
        migrations.AddConstraint(
            "call",
            models.CheckConstraint(
                condition=models.Q(("answered", True), ("answered_by", ""), _connector="OR"), name="named_only_if_answered"
            ),
        ),
    ]
