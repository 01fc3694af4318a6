"""Who has another commitment is asked of several meetings that change together; that a board has no next date climbs."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path

from django.db import migrations, models

from ymylon.access.locks import LaneTable

_SQL = Path(__file__).parent.parent / "sql"
TOGETHER = (_SQL / "together.sql").read_text(encoding="utf-8")
CLIMB = (_SQL / "boards_climb.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('meetings', '0011_repeat_by_chair'),
    ]

    operations = [
        migrations.AlterField(
            model_name='asked',
            name='seat',
            field=models.TextField(choices=[('WORKER', 'WORKER'), ('MANAGER', 'MANAGER'), ('HOME', 'HOME'), ('SCHOOL', 'SCHOOL'), ('HEALTH', 'HEALTH'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('POLICE', 'POLICE'), ('TRUSTED', 'TRUSTED'), ('INTERVIEWER', 'INTERVIEWER'), ('ADVOCATE', 'ADVOCATE'), ('DRUGS', 'DRUGS'), ('FAMILIES', 'FAMILIES'), ('TRANSPORT_POLICE', 'TRANSPORT_POLICE'), ('HOUSING', 'HOUSING'), ('VOLUNTARY', 'VOLUNTARY'), ('LICENSING', 'LICENSING'), ('WELLBEING', 'WELLBEING')]),
        ),
        migrations.AlterField(
            model_name='said',
            name='kind',
            field=models.TextField(choices=[('INFORMATION', 'INFORMATION'), ('ANALYSIS', 'ANALYSIS'), ('DECISION', 'DECISION'), ('DISSENT', 'DISSENT'), ('THEME', 'THEME'), ('CHILD_VIEW', 'CHILD_VIEW'), ('FAMILY_VIEW', 'FAMILY_VIEW'), ('LANGUAGE', 'LANGUAGE'), ('SUBMITTED', 'SUBMITTED'), ('JUDGED_OFFENDING', 'JUDGED_OFFENDING'), ('JUDGED_HARM', 'JUDGED_HARM'), ('JUDGED_SAFETY', 'JUDGED_SAFETY')]),
        ),
        migrations.AlterField(
            model_name='word',
            name='kind',
            field=models.TextField(choices=[('INFORMATION', 'INFORMATION'), ('ANALYSIS', 'ANALYSIS'), ('DECISION', 'DECISION'), ('DISSENT', 'DISSENT'), ('THEME', 'THEME'), ('CHILD_VIEW', 'CHILD_VIEW'), ('FAMILY_VIEW', 'FAMILY_VIEW'), ('LANGUAGE', 'LANGUAGE'), ('SUBMITTED', 'SUBMITTED'), ('JUDGED_OFFENDING', 'JUDGED_OFFENDING'), ('JUDGED_HARM', 'JUDGED_HARM'), ('JUDGED_SAFETY', 'JUDGED_SAFETY')]),
        ),
        migrations.RunSQL([(TOGETHER, None)], migrations.RunSQL.noop),
        migrations.CreateModel(
            name='Rung',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('due_on', models.DateField(help_text='by which day the next one is due')),
                ('stage', models.TextField()),
                ('at', models.DateTimeField()),
                ('meeting', models.ForeignKey(help_text='the last one', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'due_on', 'stage'), name='board_told_once')],
            },
        ),
        LaneTable("Rung", lane="MEETING", unbound=True, frozen=True, system=True),
        migrations.RunSQL([(CLIMB, None)], migrations.RunSQL.noop),
    ]
