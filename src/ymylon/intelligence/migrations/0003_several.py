"""A submission may name several children: a line of the log for each, and to each team a release for each whom it holds."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "several.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("intelligence", "0002_origin"),
    ]
    operations = [
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
