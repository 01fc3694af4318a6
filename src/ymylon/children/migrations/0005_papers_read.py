"""A paper is listed in the lanes that are drawn on it; what is handed over has a means of its own."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "papers_read.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("children", "0004_papers")]
    operations = [
        migrations.AlterField(
            model_name="disclosure",
            name="means",
            field=models.TextField(choices=[('PRINT', 'PRINT'), ('FILE', 'FILE'), ('MAIL', 'MAIL'), ('HAND', 'HAND'), ('SPOKEN', 'SPOKEN'), ('RELEASED', 'RELEASED')]),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
