"""The plans that are kept with a child, each table closed in its lane from the first."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "safety.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("children", "0001_initial"),
        ("missing", "0002_plans_seam"),
        ("plans", "0001_initial"),
        ("protection", "0003_names_nobody_else"),
        ("screening", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name='CarePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('kind', models.TextField(choices=[('SAFETY', 'SAFETY'), ('TRANSITION', 'TRANSITION'), ('RELOCATION', 'RELOCATION'), ('CONTEXTUAL', 'CONTEXTUAL')])),
                ('number', models.IntegerField(default=0, editable=False, help_text='counted by the database, of each plan of a child from 1')),
                ('answers', models.JSONField(help_text='what was answered, by the code of the question; sealed answers are not in it')),
                ('made_with', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('CHILD', 'CHILD'), ('CARER', 'CARER'), ('PARENT', 'PARENT'), ('SOCIAL_WORKER', 'SOCIAL_WORKER'), ('ADVOCATE', 'ADVOCATE'), ('WITHOUT_THE_CHILD', 'WITHOUT_THE_CHILD')]), size=None)),
                ('childs_words', models.TextField(blank=True)),
                ('words_language', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('view', models.TextField(choices=[('AGREES', 'AGREES'), ('AGREES_IN_PART', 'AGREES_IN_PART'), ('OBJECTS', 'OBJECTS'), ('NO_ANSWER', 'NO_ANSWER'), ('NOT_KNOWN_YET', 'NOT_KNOWN_YET')], help_text='what the child says to its being shared')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
        ),
        migrations.CreateModel(
            name='CareLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('what', models.TextField(choices=[('SIGNED', 'SIGNED'), ('STILL_RIGHT', 'STILL_RIGHT'), ('GIVEN', 'GIVEN'), ('ADDED', 'ADDED'), ('STEPPED_DOWN', 'STEPPED_DOWN'), ('ENDED', 'ENDED'), ('CONSENTED', 'CONSENTED'), ('WITHDREW', 'WITHDREW'), ('ACCEPTED', 'ACCEPTED')])),
                ('whom', models.TextField(blank=True, help_text='who has a copy, or until which age')),
                ('name', models.TextField(blank=True)),
                ('on', models.DateField(null=True)),
                ('words', models.TextField(blank=True)),
                ('stays', models.TextField(blank=True, help_text='what stays when a plan steps down or ends')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='safety.careplan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ConcernPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('kind', models.TextField(choices=[('SAFETY', 'SAFETY'), ('TRANSITION', 'TRANSITION'), ('RELOCATION', 'RELOCATION'), ('CONTEXTUAL', 'CONTEXTUAL')])),
                ('number', models.IntegerField(default=0, editable=False, help_text='counted by the database, of each plan of a child from 1')),
                ('answers', models.JSONField(help_text='what was answered, by the code of the question; sealed answers are not in it')),
                ('made_with', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('CHILD', 'CHILD'), ('CARER', 'CARER'), ('PARENT', 'PARENT'), ('SOCIAL_WORKER', 'SOCIAL_WORKER'), ('ADVOCATE', 'ADVOCATE'), ('WITHOUT_THE_CHILD', 'WITHOUT_THE_CHILD')]), size=None)),
                ('childs_words', models.TextField(blank=True)),
                ('words_language', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('view', models.TextField(choices=[('AGREES', 'AGREES'), ('AGREES_IN_PART', 'AGREES_IN_PART'), ('OBJECTS', 'OBJECTS'), ('NO_ANSWER', 'NO_ANSWER'), ('NOT_KNOWN_YET', 'NOT_KNOWN_YET')], help_text='what the child says to its being shared')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
        ),
        migrations.CreateModel(
            name='ConcernLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('what', models.TextField(choices=[('SIGNED', 'SIGNED'), ('STILL_RIGHT', 'STILL_RIGHT'), ('GIVEN', 'GIVEN'), ('ADDED', 'ADDED'), ('STEPPED_DOWN', 'STEPPED_DOWN'), ('ENDED', 'ENDED'), ('CONSENTED', 'CONSENTED'), ('WITHDREW', 'WITHDREW'), ('ACCEPTED', 'ACCEPTED')])),
                ('whom', models.TextField(blank=True, help_text='who has a copy, or until which age')),
                ('name', models.TextField(blank=True)),
                ('on', models.DateField(null=True)),
                ('words', models.TextField(blank=True)),
                ('stays', models.TextField(blank=True, help_text='what stays when a plan steps down or ends')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='safety.concernplan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HealthPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('words', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SafetyPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('kind', models.TextField(choices=[('SAFETY', 'SAFETY'), ('TRANSITION', 'TRANSITION'), ('RELOCATION', 'RELOCATION'), ('CONTEXTUAL', 'CONTEXTUAL')])),
                ('number', models.IntegerField(default=0, editable=False, help_text='counted by the database, of each plan of a child from 1')),
                ('answers', models.JSONField(help_text='what was answered, by the code of the question; sealed answers are not in it')),
                ('made_with', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('CHILD', 'CHILD'), ('CARER', 'CARER'), ('PARENT', 'PARENT'), ('SOCIAL_WORKER', 'SOCIAL_WORKER'), ('ADVOCATE', 'ADVOCATE'), ('WITHOUT_THE_CHILD', 'WITHOUT_THE_CHILD')]), size=None)),
                ('childs_words', models.TextField(blank=True)),
                ('words_language', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('view', models.TextField(choices=[('AGREES', 'AGREES'), ('AGREES_IN_PART', 'AGREES_IN_PART'), ('OBJECTS', 'OBJECTS'), ('NO_ANSWER', 'NO_ANSWER'), ('NOT_KNOWN_YET', 'NOT_KNOWN_YET')], help_text='what the child says to its being shared')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
        ),
        migrations.CreateModel(
            name='SafetyLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('what', models.TextField(choices=[('SIGNED', 'SIGNED'), ('STILL_RIGHT', 'STILL_RIGHT'), ('GIVEN', 'GIVEN'), ('ADDED', 'ADDED'), ('STEPPED_DOWN', 'STEPPED_DOWN'), ('ENDED', 'ENDED'), ('CONSENTED', 'CONSENTED'), ('WITHDREW', 'WITHDREW'), ('ACCEPTED', 'ACCEPTED')])),
                ('whom', models.TextField(blank=True, help_text='who has a copy, or until which age')),
                ('name', models.TextField(blank=True)),
                ('on', models.DateField(null=True)),
                ('words', models.TextField(blank=True)),
                ('stays', models.TextField(blank=True, help_text='what stays when a plan steps down or ends')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='safety.safetyplan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchoolPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('words', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='YouthPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('words', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.UniqueConstraint(fields=('child', 'kind', 'number'), name='care_version_once'),
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'TRANSITION')), name='care_plan_of_its_lane'),
        ),
        migrations.AddConstraint(
            model_name='concernplan',
            constraint=models.UniqueConstraint(fields=('child', 'kind', 'number'), name='concern_version_once'),
        ),
        migrations.AddConstraint(
            model_name='concernplan',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['RELOCATION', 'CONTEXTUAL'])), name='concern_plan_of_its_lane'),
        ),
        migrations.AddConstraint(
            model_name='safetyplan',
            constraint=models.UniqueConstraint(fields=('child', 'kind', 'number'), name='safety_version_once'),
        ),
        migrations.AddConstraint(
            model_name='safetyplan',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'SAFETY')), name='safety_plan_of_its_lane'),
        ),
        LaneTable("SafetyPlan", lane="SAFETY", child="child_id", frozen=True, system=True),
        LaneTable("CarePlan", lane="CARE", child="child_id", frozen=True, system=True),
        LaneTable("ConcernPlan", lane="CONCERN", child="child_id", frozen=True, system=True),
        LaneTable("SafetyLine", lane="SAFETY", child="child_id", frozen=True, system=True),
        LaneTable("CareLine", lane="CARE", child="child_id", frozen=True, system=True),
        LaneTable("ConcernLine", lane="CONCERN", child="child_id", frozen=True, system=True),
        LaneTable("HealthPart", lane="HEALTH", child="child_id", frozen=True, system=False),
        LaneTable("SchoolPart", lane="EDUCATION", child="child_id", frozen=True, system=False),
        LaneTable("YouthPart", lane="OFFENDING", child="child_id", frozen=True, system=False),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
