"""Signals of the published triggers, closed to everybody who lacks a lane that their words use."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "signals.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('children', '0001_initial'),
        ('circumstances', '0002_life'),
        ('missing', '0003_many_at_once'),
        ('people', '0001_initial'),
        ('protection', '0003_names_nobody_else'),
        ('signals', '0001_initial'),
        ('worries', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('trigger', models.TextField()),
                ('cause', models.UUIDField(help_text='what it fired on: with child and trigger it fires once')),
                ('lanes', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='the lanes that its words use: whoever reads it holds each', size=None)),
                ('facts', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='in English and in Welsh', size=None)),
                ('at', models.DateTimeField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('person', models.ForeignKey(help_text='to whom', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('child', 'trigger', 'cause'), name='signal_once')]},
        ),
        migrations.CreateModel(
            name='SignalAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('kind', models.TextField(choices=[('DONE', 'DONE'), ('NOTHING', 'NOTHING')])),
                ('words', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('signal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signals.signal')),
            ],
            options={
                'abstract': False,
            },
        ),
        LaneTable("Signal", lane="WORRY", child="child_id", frozen=True, system=True),
        LaneTable("SignalAnswer", lane="WORRY", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
