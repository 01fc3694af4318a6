"""One meeting may serve the purposes of several; what is carried to it functions of the database carry."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path

from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "combined.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('meetings', '0004_packs_waiting'),
    ]

    operations = [
        migrations.CreateModel(
            name='Combined',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.kind')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='combined', to='meetings.meeting')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('other',), name='meeting_combined_once')],
            },
        ),
        LaneTable("Combined", lane="MEETING", unbound=True, frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
