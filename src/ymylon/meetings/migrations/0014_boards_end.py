"""A board or a group may meet no more; and its next meeting is called for whose board it is."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path

from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "boards_end.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('meetings', '0013_heard'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ended',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('why', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('meeting', models.ForeignKey(help_text='the last one', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting',), name='board_ended_once'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='board_ended_for_a_reason')],
            },
        ),
        LaneTable("Ended", lane="MEETING", unbound=True, frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
