import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import AddTrigger, LedgerTable

SQL = Path(__file__).parent.parent / "sql"
FILES = ("duties.sql", "clock.sql", "climb.sql")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
        ('children', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sweep',
            fields=[
                ('name', models.TextField(primary_key=True, serialize=False)),
                ('ran_at', models.DateTimeField()),
                ('acted', models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED'), ('WORRY', 'WORRY'), ('CONTEXT', 'CONTEXT'), ('SUBMITTED', 'SUBMITTED'), ('SOURCE', 'SOURCE'), ('RELEASED', 'RELEASED'), ('MEETING', 'MEETING')])),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('kind', models.TextField()),
                ('about', models.UUIDField(help_text='the episode')),
                ('occurrence', models.IntegerField(default=1)),
                ('told_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('state', models.TextField(choices=[('OPEN', 'Open'), ('FULFILLED', 'Fulfilled'), ('WAIVED', 'Waived'), ('VOIDED', 'Voided')], default='OPEN')),
                ('opened_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('policy_source', models.TextField(blank=True)),
                ('policy_standing', models.TextField(blank=True, choices=[('LAW', 'LAW'), ('STATUTORY_GUIDANCE', 'STATUTORY_GUIDANCE'), ('GUIDANCE', 'GUIDANCE'), ('LOCAL_PRACTICE', 'LOCAL_PRACTICE'), ('DEMONSTRATION', 'DEMONSTRATION')])),
                ('ended_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True, help_text='why it was waived or voided')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'OPEN')), fields=['due_at'], name='duty_open_by_due'), models.Index(fields=['team', 'ended_at'], name='duty_by_team_and_end')],
                'constraints': [models.UniqueConstraint(fields=('about', 'kind', 'occurrence'), name='owed_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'OPEN'), ('ended_at__isnull', True)), models.Q(models.Q(('state', 'OPEN'), _negated=True), models.Q(('ended_at__isnull', True), _negated=True)), _connector='OR'), name='open_duty_has_no_end'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'WAIVED'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='waived_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='DutyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED'), ('WORRY', 'WORRY'), ('CONTEXT', 'CONTEXT'), ('SUBMITTED', 'SUBMITTED'), ('SOURCE', 'SOURCE'), ('RELEASED', 'RELEASED'), ('MEETING', 'MEETING')])),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('kind', models.TextField()),
                ('about', models.UUIDField(help_text='the episode')),
                ('occurrence', models.IntegerField(default=1)),
                ('told_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('state', models.TextField(choices=[('OPEN', 'Open'), ('FULFILLED', 'Fulfilled'), ('WAIVED', 'Waived'), ('VOIDED', 'Voided')], default='OPEN')),
                ('opened_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('policy_source', models.TextField(blank=True)),
                ('policy_standing', models.TextField(blank=True, choices=[('LAW', 'LAW'), ('STATUTORY_GUIDANCE', 'STATUTORY_GUIDANCE'), ('GUIDANCE', 'GUIDANCE'), ('LOCAL_PRACTICE', 'LOCAL_PRACTICE'), ('DEMONSTRATION', 'DEMONSTRATION')])),
                ('ended_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True, help_text='why it was waived or voided')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='duties.duty')),
                ('team', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.team')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DutyStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT'), ('PREPARED', 'PREPARED'), ('WORRY', 'WORRY'), ('CONTEXT', 'CONTEXT'), ('SUBMITTED', 'SUBMITTED'), ('SOURCE', 'SOURCE'), ('RELEASED', 'RELEASED'), ('MEETING', 'MEETING')])),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('stage', models.TextField()),
                ('told_scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('at', models.DateTimeField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='duties.duty')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('duty', 'stage'), name='duty_stage_once')],
            },
        ),
        migrations.CreateModel(
            name='PolicyRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.TextField()),
                ('level', models.TextField()),
                ('area', models.TextField(blank=True, help_text='board or GSS code; empty: the whole nation')),
                ('value', models.JSONField()),
                ('in_force_from', models.DateField()),
                ('in_force_to', models.DateField(null=True)),
                ('source', models.TextField(help_text="a key of terms.sources, or the board's own document")),
                ('standing', models.TextField(choices=[('LAW', 'LAW'), ('STATUTORY_GUIDANCE', 'STATUTORY_GUIDANCE'), ('GUIDANCE', 'GUIDANCE'), ('LOCAL_PRACTICE', 'LOCAL_PRACTICE'), ('DEMONSTRATION', 'DEMONSTRATION')])),
                ('switched_on', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'level', 'area', 'in_force_from', 'standing'), name='policy_row_once'), models.CheckConstraint(condition=models.Q(('in_force_to__isnull', True), ('in_force_to__gt', models.F('in_force_from')), _connector='OR'), name='policy_ends_after_start'), models.CheckConstraint(condition=models.Q(('level__in', ['NATIONAL', 'BOARD', 'AUTHORITY'])), name='policy_level_known')],
            },
        ),
        AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "duties_dutyevent" ("about", "child_id", "due_at", "ended_at", "ended_by_id", "id", "keys", "kind", "lane", "occurrence", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "reason", "ref", "scopes", "state", "team_id", "told_scopes") VALUES (NEW."about", NEW."child_id", NEW."due_at", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."keys", NEW."kind", NEW."lane", NEW."occurrence", NEW."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."policy_source", NEW."policy_standing", NEW."reason", NEW."ref", NEW."scopes", NEW."state", NEW."team_id", NEW."told_scopes"); RETURN NULL;', hash='8b16e7031cf0829de8beff701cd594a84cf3fdf3', operation='INSERT', pgid='pgtrigger_insert_insert_1d6c9', table='duties_duty', when='AFTER')),
        ),
        AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lane" IS DISTINCT FROM (NEW."lane") OR OLD."occurrence" IS DISTINCT FROM (NEW."occurrence") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."policy_source" IS DISTINCT FROM (NEW."policy_source") OR OLD."policy_standing" IS DISTINCT FROM (NEW."policy_standing") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."told_scopes" IS DISTINCT FROM (NEW."told_scopes"))', func='INSERT INTO "duties_dutyevent" ("about", "child_id", "due_at", "ended_at", "ended_by_id", "id", "keys", "kind", "lane", "occurrence", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "reason", "ref", "scopes", "state", "team_id", "told_scopes") VALUES (NEW."about", NEW."child_id", NEW."due_at", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."keys", NEW."kind", NEW."lane", NEW."occurrence", NEW."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."policy_source", NEW."policy_standing", NEW."reason", NEW."ref", NEW."scopes", NEW."state", NEW."team_id", NEW."told_scopes"); RETURN NULL;', hash='8ea34e64ef11c701a16bc8424298db70e4e12c6e', operation='UPDATE', pgid='pgtrigger_update_update_c05d7', table='duties_duty', when='AFTER')),
        ),
        AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "duties_dutyevent" ("about", "child_id", "due_at", "ended_at", "ended_by_id", "id", "keys", "kind", "lane", "occurrence", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "reason", "ref", "scopes", "state", "team_id", "told_scopes") VALUES (OLD."about", OLD."child_id", OLD."due_at", OLD."ended_at", OLD."ended_by_id", OLD."id", OLD."keys", OLD."kind", OLD."lane", OLD."occurrence", OLD."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."policy_source", OLD."policy_standing", OLD."reason", OLD."ref", OLD."scopes", OLD."state", OLD."team_id", OLD."told_scopes"); RETURN NULL;', hash='7c333ca1c4babf49724cd003cd1fcbd2a6a1d621', operation='DELETE', pgid='pgtrigger_delete_delete_93df4', table='duties_duty', when='AFTER')),
        ),
        LedgerTable("Duty", own="told_scopes"),
        LedgerTable("DutyEvent", own="told_scopes", history=True),
        LedgerTable("DutyStage", own="told_scopes"),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
