"""A submission says at which record of another room it was told, and may name several children.

There is a line of the log for each of them, and to each team a release for each whom it holds.
"""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "several.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("intelligence", "0001_initial"),
    ]
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
        migrations.AddField(
            model_name="submission",
            name="others",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(),
                default=list,
                editable=False,
                help_text="further children whom it names",
                size=None,
            ),
        ),
        migrations.RemoveConstraint(model_name="log", name="logged_once"),
        migrations.RemoveConstraint(model_name="release", name="released_once_to_a_team"),
        migrations.AddConstraint(
            model_name="log",
            constraint=models.UniqueConstraint(
                fields=("submission", "child", "system", "system_reference"), name="logged_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                fields=("version_of", "to_team", "child"), name="released_once_to_a_team", nulls_distinct=False
            ),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
