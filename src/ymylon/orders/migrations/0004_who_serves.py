"""Who serves says the kind: the police, or of what a council gives itself the council too."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "serving.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0002_places_courts_and_looks'),
    ]

    operations = [
        migrations.AlterField(
            model_name='order',
            name='team',
            field=models.ForeignKey(help_text='who sees to it: the police, or a team of the council', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team'),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
