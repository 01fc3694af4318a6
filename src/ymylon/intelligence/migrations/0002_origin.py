"""A submission says at which record of another room it was told, as at a return interview."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "origin.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="submission",
            name="origin",
            field=models.TextField(blank=True, choices=[("INTERVIEW", "INTERVIEW")], default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="submission",
            name="origin_ref",
            field=models.UUIDField(editable=False, help_text="the record of another room at which it was told", null=True),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin", ""), ("origin_ref__isnull", True))
                | models.Q(models.Q(("origin", ""), _negated=True), ("origin_ref__isnull", False)),
                name="told_at_a_record",
            ),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
