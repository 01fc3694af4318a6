from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "demo_mark.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The mark of a demonstration is taken by an empty database only."""

    dependencies = [("agencies", "0003_sign_in")]
    operations = [
        migrations.AlterField(
            "demomark", "size", models.TextField(help_text="half built until the last step of the story is told")
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
