"""Worries below any threshold, closed to everybody who lacks their lane or did not note them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "worries.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0002_calendar'),
        ('associates', '0001_initial'),
        ('children', '0001_initial'),
        ('circumstances', '0002_life'),
        ('duties', '0002_agreed'),
        ('notices', '0001_initial'),
        ('protection', '0003_names_nobody_else'),
    ]

    operations = [
        migrations.CreateModel(
            name='Worry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('from_scope', models.IntegerField(editable=False, null=True)),
                ('clinic', models.BooleanField(default=False, editable=False, help_text='a clinic noted it: health besides')),
                ('at', models.DateTimeField()),
                ('words', models.TextField(blank=True)),
                ('support', models.TextField(blank=True, help_text='what is offered, or was')),
                ('since_on', models.DateField(help_text='empty: not known yet', null=True)),
                ('child_told', models.TextField(choices=[('NOT_DECIDED', 'NOT_DECIDED'), ('TOLD', 'TOLD'), ('WILL_BE_TOLD', 'WILL_BE_TOLD'), ('NOT_SAFE', 'NOT_SAFE')])),
                ('family_told', models.TextField(choices=[('NOT_DECIDED', 'NOT_DECIDED'), ('TOLD', 'TOLD'), ('WILL_BE_TOLD', 'WILL_BE_TOLD'), ('NOT_SAFE', 'NOT_SAFE')])),
                ('told_words', models.TextField(blank=True, help_text='by whom they will be told, or why telling is not safe')),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='of a protected child: the words are sealed')),
                ('sent_as', models.UUIDField(editable=False, help_text='the same form, sent twice, is one worry', unique=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('from_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('guarded', True), models.Q(models.Q(('words', ''), _negated=True), models.Q(('support', ''), _negated=True)), _connector='OR'), name='worry_offers_support'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('from_scope', models.IntegerField(editable=False, null=True)),
                ('clinic', models.BooleanField(default=False, editable=False, help_text='a clinic noted it: health besides')),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('state', models.TextField(choices=[('NOTED', 'NOTED'), ('KEPT', 'KEPT'), ('REFERRED', 'REFERRED'), ('CLOSED', 'CLOSED'), ('ENDED', 'ENDED')])),
                ('words', models.TextField(blank=True)),
                ('ends_on', models.DateField(help_text='its last day, where a policy or a person sets one', null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('lead', models.ForeignKey(help_text='the one that calls', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('worry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='worries.worry')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('worry', 'number'), name='worry_step_once'),
                    models.CheckConstraint(condition=models.Q(('state', 'ENDED'), ('lead__isnull', False), _connector='OR'), name='worry_has_one_lead'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('words', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('worry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='worries.worry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('about', models.UUIDField(help_text='what a duty is open about')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('worry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='worries.worry')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('worry', 'about'), name='worry_rests_once'),
                ],
            },
        ),
        LaneTable("Worry", lane="WORRY", child="child_id", frozen=True, system=True),
        LaneTable("Step", lane="WORRY", child="child_id", frozen=True, system=True),
        LaneTable("Rest", lane="WORRY", child="child_id", frozen=True, system=True),
        LaneTable("Share", lane="CONCERN", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
