"""Places and peer groups that are assessed, each table closed to everybody who lacks its lane."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "contexts.sql").read_text(encoding="utf-8")


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
            name='Context',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('TAKEAWAY', 'TAKEAWAY'), ('SHOP', 'SHOP'), ('PARK', 'PARK'), ('TRANSPORT', 'TRANSPORT'), ('SCHOOL', 'SCHOOL'), ('HOTEL', 'HOTEL'), ('EMPTY', 'EMPTY'), ('HOME', 'HOME'), ('ONLINE', 'ONLINE'), ('OTHER', 'OTHER'), ('CIRCLE', 'CIRCLE')])),
                ('name', models.TextField()),
                ('where', models.TextField(blank=True, help_text='the address, or where they meet, in words')),
                ('area', models.TextField(help_text='GSS code of the authority in which it lies')),
                ('why', models.TextField()),
                ('review_on', models.DateField(help_text='the day of the first look again, where a policy sets one', null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('team', models.ForeignKey(help_text='who assesses it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
        ),
        migrations.CreateModel(
            name='ChildLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('words', models.TextField(blank=True)),
                ('since_on', models.DateField(null=True)),
                ('source', models.TextField(blank=True, choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('SEEN', 'SEEN'), ('INTERVIEW', 'INTERVIEW'), ('SCHOOL', 'SCHOOL'), ('HOME', 'HOME'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('FRIENDS', 'FRIENDS'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('sure', models.TextField(blank=True, choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('is_gone', models.BooleanField(default=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.childlink')),
                ('context', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
            ],
        ),
        migrations.CreateModel(
            name='EntryLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('words', models.TextField(blank=True)),
                ('since_on', models.DateField(null=True)),
                ('source', models.TextField(blank=True, choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('SEEN', 'SEEN'), ('INTERVIEW', 'INTERVIEW'), ('SCHOOL', 'SCHOOL'), ('HOME', 'HOME'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('FRIENDS', 'FRIENDS'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('sure', models.TextField(blank=True, choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('is_gone', models.BooleanField(default=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('context', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='associates.entry')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.entrylink')),
            ],
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('HARM', 'HARM'), ('REACH', 'REACH'), ('TIME', 'TIME'), ('NORM', 'NORM'), ('STRENGTH', 'STRENGTH'), ('SAFER', 'SAFER')])),
                ('code', models.TextField(blank=True, help_text='of harm its kind, of reach who')),
                ('words', models.TextField(blank=True)),
                ('since_on', models.DateField(null=True)),
                ('source', models.TextField(blank=True, choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('SEEN', 'SEEN'), ('INTERVIEW', 'INTERVIEW'), ('SCHOOL', 'SCHOOL'), ('HOME', 'HOME'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('FRIENDS', 'FRIENDS'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('sure', models.TextField(blank=True, choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('is_gone', models.BooleanField(default=False, help_text='it holds no more, for the reason in `words`')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('context', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.part')),
            ],
        ),
        migrations.CreateModel(
            name='Reader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('why', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('context', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
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
                ('next_on', models.DateField(null=True)),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('context', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
            ],
        ),
        migrations.CreateModel(
            name='Rung',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('about', models.UUIDField(help_text='the step, or the assessment')),
                ('due_on', models.DateField(help_text='which day of it: a review is owed again and again')),
                ('stage', models.TextField()),
                ('context', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('place', models.TextField(help_text='what the place or group was called when the step was agreed')),
                ('words', models.TextField()),
                ('who', models.TextField(blank=True, help_text='who does it, where that is not the team: the shop, the bus company')),
                ('due_on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('context', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StepEnded',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('how', models.TextField(choices=[('DONE', 'DONE'), ('PART', 'PART'), ('NOT_DONE', 'NOT_DONE'), ('NOT_NEEDED', 'NOT_NEEDED')])),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.step')),
            ],
        ),
        migrations.AddIndex(
            model_name='context',
            index=models.Index(fields=['area'], name='context_by_area'),
        ),
        migrations.AddConstraint(
            model_name='childlink',
            constraint=models.UniqueConstraint(fields=('replaces',), name='context_child_unlinked_once'),
        ),
        migrations.AddConstraint(
            model_name='entrylink',
            constraint=models.UniqueConstraint(fields=('replaces',), name='context_entry_unlinked_once'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(fields=('replaces',), name='context_part_replaced_once'),
        ),
        migrations.AddConstraint(
            model_name='reader',
            constraint=models.UniqueConstraint(fields=('context', 'team'), name='context_opened_once'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('context', 'number'), name='context_reviewed_once'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='context_reviewed_in_words'),
        ),
        migrations.AddConstraint(
            model_name='rung',
            constraint=models.UniqueConstraint(fields=('about', 'due_on', 'stage'), name='context_told_once'),
        ),
        migrations.AddConstraint(
            model_name='stepended',
            constraint=models.UniqueConstraint(fields=('step',), name='context_step_ends_once'),
        ),
        LaneTable("Context", lane="CONTEXT", unbound=True, frozen=True, system=True),
        LaneTable("Part", lane="CONTEXT", unbound=True, frozen=True),
        LaneTable("Reader", lane="CONTEXT", unbound=True, frozen=True),
        LaneTable("Step", lane="CONTEXT", unbound=True, frozen=True, system=True),
        LaneTable("StepEnded", lane="CONTEXT", unbound=True, frozen=True, system=True),
        LaneTable("Review", lane="CONTEXT", unbound=True, frozen=True, system=True),
        LaneTable("Rung", lane="CONTEXT", unbound=True, frozen=True, system=True),
        LaneTable("ChildLink", lane="PERSONS", child="child_id", frozen=True),
        LaneTable("EntryLink", lane="PERSONS", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
