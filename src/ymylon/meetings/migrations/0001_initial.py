"""Meetings: the frame, the agenda, who is asked and what is said, each table closed to everybody who lacks its lane."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path

from django.db import migrations, models

from ymylon.access.locks import LaneTable, LedgerTable

SQL = (Path(__file__).parent.parent / "sql" / "meetings.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0002_calendar'),
        ('children', '0001_initial'),
        ('circumstances', '0001_initial'),
        ('duties', '0003_late'),
        ('protection', '0003_names_nobody_else'),
        ('contexts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('about', models.UUIDField(help_text='the episode whose strategy meeting this is', null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.item')),
            ],
        ),
        migrations.CreateModel(
            name='Kind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField()),
                ('areas', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='the authorities for which it holds; none: all of Wales', size=None)),
                ('in_force_from', models.DateField()),
                ('in_force_to', models.DateField(help_text='the first day on which no more such meetings are called', null=True)),
                ('name_en', models.TextField()),
                ('name_cy', models.TextField()),
                ('purpose_en', models.TextField()),
                ('purpose_cy', models.TextField()),
                ('about', models.TextField(choices=[('CHILDREN', 'CHILDREN'), ('PLACE', 'PLACE'), ('NOTHING', 'NOTHING')])),
                ('seats', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='who must be asked about each child', size=None)),
                ('standing_seats', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='who must be asked to the whole meeting', size=None)),
                ('chaired_by_en', models.TextField()),
                ('chaired_by_cy', models.TextField()),
                ('outputs_en', models.TextField()),
                ('outputs_cy', models.TextField()),
                ('every_days', models.IntegerField(null=True)),
                ('calm_days', models.IntegerField(help_text='once things are calm, by a decision that is recorded', null=True)),
                ('professionals_only', models.BooleanField(default=False)),
                ('lanes', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='in which lanes something may be said there', size=None)),
                ('event_lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED'), ('WORRY', 'WORRY'), ('CONTEXT', 'CONTEXT'), ('SUBMITTED', 'SUBMITTED'), ('SOURCE', 'SOURCE'), ('RELEASED', 'RELEASED'), ('MEETING', 'MEETING')], help_text='in which lane a child’s chronology says that it was held')),
                ('source', models.TextField()),
                ('standing', models.TextField(choices=[('LAW', 'LAW'), ('STATUTORY_GUIDANCE', 'STATUTORY_GUIDANCE'), ('GUIDANCE', 'GUIDANCE'), ('LOCAL_PRACTICE', 'LOCAL_PRACTICE'), ('DEMONSTRATION', 'DEMONSTRATION')])),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
        ),
        migrations.CreateModel(
            name='LetIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('lanes', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('until_on', models.DateField()),
                ('why', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('ends', models.ForeignKey(help_text='which is taken back', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.letin')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.item')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('area', models.TextField(help_text='GSS code of the authority')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('context', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.kind')),
                ('team', models.ForeignKey(help_text='who called it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='item',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting'),
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED'), ('WORRY', 'WORRY'), ('CONTEXT', 'CONTEXT'), ('SUBMITTED', 'SUBMITTED'), ('SOURCE', 'SOURCE'), ('RELEASED', 'RELEASED'), ('MEETING', 'MEETING')])),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('seat', models.TextField(choices=[('WORKER', 'WORKER'), ('MANAGER', 'MANAGER'), ('HOME', 'HOME'), ('SCHOOL', 'SCHOOL'), ('HEALTH', 'HEALTH'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('POLICE', 'POLICE'), ('TRUSTED', 'TRUSTED'), ('INTERVIEWER', 'INTERVIEWER'), ('ADVOCATE', 'ADVOCATE'), ('DRUGS', 'DRUGS'), ('FAMILIES', 'FAMILIES'), ('TRANSPORT_POLICE', 'TRANSPORT_POLICE'), ('HOUSING', 'HOUSING'), ('VOLUNTARY', 'VOLUNTARY'), ('LICENSING', 'LICENSING')])),
                ('told_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('team', models.ForeignKey(help_text='empty: nobody is needed', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.item')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('why', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Said',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED'), ('WORRY', 'WORRY'), ('CONTEXT', 'CONTEXT'), ('SUBMITTED', 'SUBMITTED'), ('SOURCE', 'SOURCE'), ('RELEASED', 'RELEASED'), ('MEETING', 'MEETING')])),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('kind', models.TextField(choices=[('INFORMATION', 'INFORMATION'), ('ANALYSIS', 'ANALYSIS'), ('DECISION', 'DECISION'), ('DISSENT', 'DISSENT'), ('THEME', 'THEME'), ('CHILD_VIEW', 'CHILD_VIEW'), ('FAMILY_VIEW', 'FAMILY_VIEW'), ('LANGUAGE', 'LANGUAGE')])),
                ('code', models.TextField(blank=True, help_text='of a theme its code; of a language which')),
                ('words', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('who', models.TextField(blank=True, help_text='who disagrees, whose language, by whom a view was obtained')),
                ('how', models.TextField(blank=True, choices=[('PRESENT', 'PRESENT'), ('TELEPHONE', 'TELEPHONE'), ('VISIT', 'VISIT'), ('WRITTEN', 'WRITTEN'), ('ADVOCATE', 'ADVOCATE'), ('NOT_OBTAINED', 'NOT_OBTAINED')])),
                ('tongue', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('SIGNED', 'SIGNED'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.item')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.said')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('state', models.TextField(choices=[('SET', 'SET'), ('MOVED', 'MOVED'), ('CANCELLED', 'CANCELLED'), ('HELD', 'HELD')])),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.IntegerField()),
                ('place', models.TextField(blank=True, help_text='where, or how it is joined')),
                ('why', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('chair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settings', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('INFORMATION', 'INFORMATION'), ('ANALYSIS', 'ANALYSIS'), ('DECISION', 'DECISION'), ('DISSENT', 'DISSENT'), ('THEME', 'THEME'), ('CHILD_VIEW', 'CHILD_VIEW'), ('FAMILY_VIEW', 'FAMILY_VIEW'), ('LANGUAGE', 'LANGUAGE')])),
                ('words', models.TextField()),
                ('reason', models.TextField(blank=True)),
                ('who', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Answered',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED'), ('WORRY', 'WORRY'), ('CONTEXT', 'CONTEXT'), ('SUBMITTED', 'SUBMITTED'), ('SOURCE', 'SOURCE'), ('RELEASED', 'RELEASED'), ('MEETING', 'MEETING')])),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('answer', models.TextField(choices=[('ASKED', 'ASKED'), ('COMES', 'COMES'), ('APOLOGY', 'APOLOGY'), ('SUBSTITUTE', 'SUBSTITUTE'), ('NOT_NEEDED', 'NOT_NEEDED'), ('HERE_MET', 'HERE_MET'), ('HERE', 'HERE'), ('ABSENT', 'ABSENT')])),
                ('met', models.TextField(blank=True, choices=[('YES', 'YES'), ('NO', 'NO'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('met_on', models.DateField(null=True)),
                ('words', models.TextField(blank=True)),
                ('told_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.asked')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', 'NOT_NEEDED'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='meeting_not_needed_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Closed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('met_why', models.TextField(blank=True, help_text='why nobody was there who has met the child')),
                ('child_why', models.TextField(blank=True, help_text='why there was no view of the child’s')),
                ('family_why', models.TextField(blank=True, help_text='why there was no view of the family’s')),
                ('goes_on', models.TextField(choices=[('USUAL', 'USUAL'), ('CALM', 'CALM'), ('LAST', 'LAST')])),
                ('next_on', models.DateField(null=True)),
                ('words', models.TextField(blank=True, help_text='why less often, or why no more')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.item')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item',), name='meeting_item_closed_once'), models.CheckConstraint(condition=models.Q(('goes_on', 'USUAL'), models.Q(('words', ''), _negated=True), _connector='OR'), name='meeting_calm_for_a_reason')],
            },
        ),
        migrations.AddConstraint(
            model_name='kind',
            constraint=models.UniqueConstraint(fields=('code', 'areas', 'in_force_from'), name='meeting_kind_once'),
        ),
        migrations.AddConstraint(
            model_name='letin',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='meeting_let_in_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='letin',
            constraint=models.UniqueConstraint(fields=('ends',), name='meeting_let_out_once'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('meeting', 'child'), name='meeting_child_once'),
        ),
        migrations.AddConstraint(
            model_name='asked',
            constraint=models.UniqueConstraint(fields=('meeting', 'item', 'seat', 'team', 'person'), name='meeting_asked_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='meeting_minutes_once'),
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('why', ''), _negated=True), _connector='OR'), name='meeting_minutes_changed_for_a_reason'),
        ),
        migrations.AddIndex(
            model_name='said',
            index=models.Index(fields=['item'], name='meeting_said_by_item'),
        ),
        migrations.AddConstraint(
            model_name='said',
            constraint=models.UniqueConstraint(fields=('replaces', 'lane'), name='meeting_said_replaced_once'),
        ),
        migrations.AddIndex(
            model_name='setting',
            index=models.Index(fields=['starts_at'], name='meeting_by_time'),
        ),
        migrations.AddConstraint(
            model_name='setting',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='meeting_set_once'),
        ),
        migrations.AddConstraint(
            model_name='setting',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gt', 0), ('minutes__lte', 600)), name='meeting_has_a_length'),
        ),
        migrations.AddConstraint(
            model_name='setting',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['SET', 'HELD']), models.Q(('why', ''), _negated=True), _connector='OR'), name='meeting_changed_for_a_reason'),
        ),
        LaneTable("Meeting", lane="MEETING", unbound=True, frozen=True),
        LaneTable("Setting", lane="MEETING", unbound=True, frozen=True),
        LaneTable("Minutes", lane="MEETING", unbound=True, frozen=True),
        LaneTable("Word", lane="MEETING", unbound=True, frozen=True),
        LaneTable("Item", lane="MEETING", child="child_id", frozen=True),
        LaneTable("Closed", lane="MEETING", child="child_id", frozen=True),
        LaneTable("LetIn", lane="MEETING", child="child_id", frozen=True),
        LedgerTable("Asked", child="child_id", own="told_scopes"),
        LedgerTable("Answered", child="child_id", own="told_scopes"),
        LedgerTable("Said", child="child_id"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
