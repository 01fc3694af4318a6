"""A team that two episodes involve is involved twice: closing one of them leaves the other."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "apart.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0003_holder")]
    operations = [
        migrations.RemoveConstraint("involvement", "involved_once"),
        migrations.AddConstraint(
            "involvement",
            models.UniqueConstraint(
                fields=["child", "team", "kind", "about"],
                condition=models.Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="involved_once",
            ),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
