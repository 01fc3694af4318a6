"""Screenings for exploitation, each table closed to everybody who lacks its lane."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "screening.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0002_calendar'),
        ('associates', '0001_initial'),
        ('children', '0001_initial'),
        ('protection', '0003_names_nobody_else'),
    ]

    operations = [
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('VICTIM', 'VICTIM'), ('OFFENDER', 'OFFENDER'), ('LOCATION', 'LOCATION'), ('THEME', 'THEME'), ('DEBT', 'DEBT'), ('ITEM', 'ITEM'), ('JOURNEY', 'JOURNEY'), ('LIVES', 'LIVES'), ('RECRUITED', 'RECRUITED'), ('FAMILY', 'FAMILY')])),
                ('episode', models.UUIDField(help_text='a missing episode that it links', null=True)),
                ('place', models.TextField(blank=True, help_text='where, in words')),
                ('detail', models.TextField(blank=True, help_text='a code of the list of its kind')),
                ('amount', models.DecimalField(decimal_places=2, help_text='pounds', max_digits=10, null=True)),
                ('threat', models.TextField(blank=True, choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('NO_EVIDENCE', 'NO_EVIDENCE'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('origin', models.TextField(blank=True, help_text='GSS code, or beyond Wales')),
                ('destination', models.TextField(blank=True, help_text='GSS code, or beyond Wales')),
                ('words', models.TextField(blank=True)),
                ('source', models.TextField(choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('SEEN', 'SEEN'), ('INTERVIEW', 'INTERVIEW'), ('SCHOOL', 'SCHOOL'), ('HOME', 'HOME'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('FRIENDS', 'FRIENDS'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('since_on', models.DateField(help_text='none: not known yet', null=True)),
                ('sure', models.TextField(choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('police', models.BooleanField(default=False, editable=False, help_text='links what the police hold: intelligence besides')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='associates.entry')),
                ('other', models.ForeignKey(help_text='a child whom it links', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField(help_text='of this child, from 1; the newest is the one that goes on')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('child', 'number'), name='screening_number_once')]},
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('ends', models.BooleanField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('screening', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.screening')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('screening', 'number'), name='screening_review_once')]},
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('part', models.TextField(choices=[('TYPE', 'TYPE'), ('INDICATORS', 'INDICATORS'), ('STRENGTHS', 'STRENGTHS'), ('REVIEW', 'REVIEW')])),
                ('topic', models.TextField(blank=True, help_text='the type, the group of indicators, or the number of the screening')),
                ('number', models.IntegerField(help_text='of this topic of this child, from 1')),
                ('level', models.TextField(blank=True, choices=[('NOT_KNOWN', 'NOT_KNOWN'), ('NO_EVIDENCE', 'NO_EVIDENCE'), ('EMERGING', 'EMERGING'), ('MODERATE', 'MODERATE'), ('SIGNIFICANT', 'SIGNIFICANT')])),
                ('trend', models.TextField(blank=True, choices=[('NOT_KNOWN', 'NOT_KNOWN'), ('BETTER', 'BETTER'), ('SAME', 'SAME'), ('WORSE', 'WORSE')])),
                ('words', models.TextField(blank=True, help_text='the judgement, or what else protects the child')),
                ('factors', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('TRUSTED_ADULT', 'TRUSTED_ADULT'), ('FAMILY', 'FAMILY'), ('SCHOOL', 'SCHOOL'), ('FRIENDS', 'FRIENDS'), ('ACTIVITIES', 'ACTIVITIES'), ('HOPES', 'HOPES'), ('WORK', 'WORK'), ('SAFE_HOME', 'SAFE_HOME'), ('TALKS', 'TALKS')]), default=list, size=None)),
                ('gives', models.TextField(blank=True, help_text='what this gives the child')),
                ('better', models.TextField(blank=True, help_text='what could give it in a better way')),
                ('guarded', models.BooleanField(default=False, editable=False, help_text='written while the child was protected')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('screening', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.screening')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('child', 'part', 'topic', 'number'), name='screening_version_once')]},
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('code', models.TextField()),
                ('standing', models.TextField(choices=[('CURRENT', 'CURRENT'), ('PAST', 'PAST'), ('SUSPECTED', 'SUSPECTED'), ('NO_EVIDENCE', 'NO_EVIDENCE'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('source', models.TextField(blank=True, choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('SEEN', 'SEEN'), ('INTERVIEW', 'INTERVIEW'), ('SCHOOL', 'SCHOOL'), ('HOME', 'HOME'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('FRIENDS', 'FRIENDS'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.version')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('part', 'code'), name='screening_mark_once')]},
        ),
        migrations.CreateModel(
            name='Withdrawn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('police', models.BooleanField(default=False, editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('finding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.finding')),
            ],
            options={
                'abstract': False,
            },
        ),
        LaneTable("Screening", lane="CONCERN", child="child_id", frozen=True),
        LaneTable("Version", lane="CONCERN", child="child_id", frozen=True),
        LaneTable("Mark", lane="CONCERN", child="child_id", frozen=True),
        LaneTable("Review", lane="CONCERN", child="child_id", frozen=True),
        LaneTable("Finding", lane="PERSONS", child="child_id", frozen=True),
        LaneTable("Withdrawn", lane="PERSONS", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
