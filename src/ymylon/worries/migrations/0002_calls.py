"""Whoever is named as the one that calls the family is told and says so; and telling is decided as a worry is read."""

import uuid
from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "calls.sql").read_text(encoding="utf-8")
TOLD = [(code, code) for code in ("NOT_DECIDED", "TOLD", "WILL_BE_TOLD", "NOT_SAFE")]


class Migration(migrations.Migration):

    dependencies = [
        ('worries', '0001_initial'),
        ('agencies', '0002_calendar'),
        ('children', '0001_initial'),
        ('duties', '0003_late'),
        # The last before this that says what betrays.
        ('protection', '0005_pauses'),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('from_scope', models.IntegerField(editable=False, null=True)),
                ('clinic', models.BooleanField(default=False, editable=False, help_text='a clinic noted it: health besides')),
                ('at', models.DateTimeField()),
                ('became', models.TextField(choices=[('CALLED', 'CALLED'), ('COULD_NOT', 'COULD_NOT')])),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('worry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='worries.worry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField('step', 'child_told', models.TextField(blank=True, choices=TOLD, default='', help_text='decided as it was read')),
        migrations.AddField('step', 'family_told', models.TextField(blank=True, choices=TOLD, default='')),
        migrations.AddField('step', 'told_words', models.TextField(blank=True, default='', help_text='by whom, or why telling is not safe')),
        migrations.AddField('step', 'guarded', models.BooleanField(default=False, editable=False, help_text='of a protected child: its lead may be named nowhere')),
        migrations.RemoveConstraint('step', 'worry_has_one_lead'),
        migrations.AddConstraint('step', models.CheckConstraint(condition=Q(state='ENDED') | Q(guarded=True) | Q(lead__isnull=False), name='worry_has_one_lead')),
        migrations.AddConstraint('step', models.CheckConstraint(condition=~Q(child_told='NOT_DECIDED') & ~Q(family_told='NOT_DECIDED'), name='read_is_decided')),
        LaneTable("Call", lane="WORRY", child="child_id", frozen=True, system=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
