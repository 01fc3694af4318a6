"""Intelligence: what is submitted, its source, its grades, and what is released, each closed to whoever lacks its lane."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "intelligence.sql").read_text(encoding="utf-8")


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
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('from_scope', models.IntegerField(editable=False)),
                ('reference', models.TextField(unique=True)),
                ('words', models.TextField()),
                ('how', models.TextField(choices=[('SAW', 'SAW'), ('TOLD', 'TOLD'), ('HEARD', 'HEARD'), ('ONLINE', 'ONLINE'), ('FOUND', 'FOUND'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('happened', models.TextField(blank=True, help_text='when, in words: a month is an answer')),
                ('known', models.TextField(blank=True, help_text='when it became known')),
                ('who_knows', models.TextField(blank=True)),
                ('risk', models.TextField(choices=[('NONE_SEEN', 'NONE_SEEN'), ('SOME', 'SOME'), ('HARM', 'HARM'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('sent_as', models.UUIDField(editable=False, help_text='the same form, sent twice, is one submission', unique=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('from_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('to_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='submitted_in_words'),
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
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('from_scope', models.IntegerField(editable=False)),
                ('number', models.IntegerField()),
                ('state', models.TextField(choices=[('WAITING', 'WAITING'), ('GRADED', 'GRADED'), ('RETURNED', 'RETURNED'), ('NOT_USED', 'NOT_USED')])),
                ('words', models.TextField(blank=True)),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.submission')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('submission', 'number'), name='submission_step_once'),
                    models.CheckConstraint(condition=models.Q(('state', 'GRADED'), models.Q(('words', ''), _negated=True), _connector='OR'), name='author_told_in_words'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('sealed', models.BinaryField()),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.submission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Log',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('from_scope', models.IntegerField(editable=False)),
                ('reference', models.TextField()),
                ('system', models.TextField(blank=True, help_text='a force’s own; empty: this record')),
                ('system_reference', models.TextField(blank=True)),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('to_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.submission')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('submission', 'system', 'system_reference'), name='logged_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Grade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('scheme', models.TextField()),
                ('source_grade', models.TextField(choices=[('1', '1'), ('2', '2'), ('3', '3')])),
                ('information', models.TextField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E')])),
                ('handling', models.TextField(choices=[('P', 'P'), ('C', 'C')])),
                ('conditions', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.submission')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('submission', 'number'), name='graded_once'),
                    models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='graded_again_for_a_reason'),
                    models.CheckConstraint(condition=models.Q(models.Q(('handling', 'C'), models.Q(('conditions', ''), _negated=True)), models.Q(('conditions', ''), ('handling', 'P')), _connector='OR'), name='conditions_in_words'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('english', models.TextField(blank=True)),
                ('welsh', models.TextField(blank=True, help_text='sanitised by itself, never translated by a program')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.submission')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('submission', 'number'), name='written_once'),
                    models.CheckConstraint(condition=models.Q(('english', ''), ('welsh', ''), _negated=True), name='written_in_words'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('from_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('reference', models.TextField(editable=False)),
                ('english', models.TextField(blank=True, editable=False)),
                ('welsh', models.TextField(blank=True, editable=False)),
                ('information', models.TextField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E')], editable=False)),
                ('handling', models.TextField(choices=[('P', 'P'), ('C', 'C')], editable=False)),
                ('conditions', models.TextField(blank=True, editable=False)),
                ('withdrawn', models.BooleanField(default=False, editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('to_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('version_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.version')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('version_of', 'to_team'), name='released_once_to_a_team'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('from_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('words', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('release', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.release')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='withdrawn_in_words'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('to_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('from_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='empty: of no child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intelligence.release')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('release', 'by'), name='read_once_by_each')],
            },
        ),
        LaneTable("Submission", lane="SUBMITTED", child="child_id", frozen=True),
        LaneTable("Source", lane="SOURCE", child="child_id", frozen=True),
        LaneTable("Step", lane="SUBMITTED", child="child_id", frozen=True),
        LaneTable("Log", lane="SUBMITTED", child="child_id", frozen=True),
        LaneTable("Grade", lane="SUBMITTED", child="child_id", frozen=True),
        LaneTable("Version", lane="SUBMITTED", child="child_id", frozen=True),
        LaneTable("Release", lane="RELEASED", child="child_id", frozen=True),
        LaneTable("Withdrawal", lane="RELEASED", child="child_id", frozen=True),
        LaneTable("Reading", lane="RELEASED", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
