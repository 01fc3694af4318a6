"""The plan that is held ready for a night away, closed to everybody but home and council, and released by the episode."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "plans.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ('children', '0001_initial'),
        ('missing', '0002_plans_seam'),
        ('protection', '0003_names_nobody_else'),
    ]

    operations = [
        migrations.CreateModel(
            name='HealthTonight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('released', models.BooleanField(default=False, editable=False, help_text='open to whoever leads the search, now')),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('released', models.BooleanField(default=False, editable=False, help_text='open to whoever leads the search, now')),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('number', models.IntegerField(default=0, editable=False, help_text='counted by the database, of each child from 1')),
                ('at_once', models.TextField(blank=True, help_text='what makes a report due at once')),
                ('times', models.TextField(blank=True, help_text='when the child is expected, as agreed')),
                ('check_first', models.TextField(blank=True)),
                ('calls', models.TextField(blank=True, help_text='who is called, in which order')),
                ('police', models.TextField(blank=True, help_text='what the police are asked to do first')),
                ('on_return', models.TextField(blank=True)),
                ('looks', models.TextField(blank=True)),
                ('trusts', models.TextField(blank=True)),
                ('friends', models.TextField(blank=True, help_text='by first name or nickname alone')),
                ('places', models.TextField(blank=True)),
                ('reached', models.TextField(blank=True, help_text='telephones and names online')),
                ('routes', models.TextField(blank=True)),
                ('risks', models.TextField(blank=True)),
                ('calms', models.TextField(blank=True)),
                ('talking', models.TextField(blank=True, help_text='language and communication')),
                ('found', models.TextField(blank=True, help_text='what works when the child is found')),
                ('not_told', models.TextField(blank=True)),
                ('made_with', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('CHILD', 'CHILD'), ('CARER', 'CARER'), ('PARENT', 'PARENT'), ('SOCIAL_WORKER', 'SOCIAL_WORKER'), ('ADVOCATE', 'ADVOCATE'), ('WITHOUT_THE_CHILD', 'WITHOUT_THE_CHILD')]), size=None)),
                ('childs_words', models.TextField(blank=True)),
                ('words_language', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('view', models.TextField(choices=[('AGREES', 'AGREES'), ('AGREES_IN_PART', 'AGREES_IN_PART'), ('OBJECTS', 'OBJECTS'), ('NO_ANSWER', 'NO_ANSWER'), ('NOT_KNOWN_YET', 'NOT_KNOWN_YET')], help_text='what the child says to its being shared')),
                ('told_how', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('child', 'number'), name='plan_version_once'),
                    models.CheckConstraint(condition=models.Q(('made_with', []), _negated=True), name='plan_made_with_somebody'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('AGREED', 'AGREED'), ('STILL_RIGHT', 'STILL_RIGHT')])),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='plans.plan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('episode', models.UUIDField(help_text='the episode for which it was opened')),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='plans.plan')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('child',), name='plan_released_once'),
                ],
            },
        ),
        LaneTable("Plan", lane="PREPARED", child="child_id", frozen=True, system=True),
        LaneTable("HealthTonight", lane="HEALTH", child="child_id", frozen=True, system=False),
        LaneTable("Judgement", lane="PREPARED", child="child_id", frozen=True, system=True),
        LaneTable("Release", lane="PREPARED", child="child_id", frozen=True, system=False),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
