from pathlib import Path

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "climb.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='notice',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='notice',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='notice',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='notice',
            name='link',
            field=models.TextField(blank=True, help_text='where it is read; the only thing that a letter holds'),
        ),
        migrations.AddField(
            model_name='notice',
            name='manager_at',
            field=models.DateTimeField(help_text='until then the next contact may be silent; then the manager is told', null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='policy_source',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='policy_standing',
            field=models.TextField(blank=True, choices=[('LAW', 'LAW'), ('STATUTORY_GUIDANCE', 'STATUTORY_GUIDANCE'), ('GUIDANCE', 'GUIDANCE'), ('LOCAL_PRACTICE', 'LOCAL_PRACTICE'), ('DEMONSTRATION', 'DEMONSTRATION')]),
        ),
        migrations.AddField(
            model_name='notice',
            name='repeat_every',
            field=models.DurationField(help_text='how often the manager is told again', null=True),
        ),
        migrations.AddField(
            model_name='noticeevent',
            name='link',
            field=models.TextField(blank=True, help_text='where it is read; the only thing that a letter holds'),
        ),
        migrations.AddField(
            model_name='noticeevent',
            name='manager_at',
            field=models.DateTimeField(help_text='until then the next contact may be silent; then the manager is told', null=True),
        ),
        migrations.AddField(
            model_name='noticeevent',
            name='policy_source',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='noticeevent',
            name='policy_standing',
            field=models.TextField(blank=True, choices=[('LAW', 'LAW'), ('STATUTORY_GUIDANCE', 'STATUTORY_GUIDANCE'), ('GUIDANCE', 'GUIDANCE'), ('LOCAL_PRACTICE', 'LOCAL_PRACTICE'), ('DEMONSTRATION', 'DEMONSTRATION')]),
        ),
        migrations.AddField(
            model_name='noticeevent',
            name='repeat_every',
            field=models.DurationField(help_text='how often the manager is told again', null=True),
        ),
        migrations.AlterField(
            model_name='notice',
            name='due_at',
            field=models.DateTimeField(help_text='until then the team may be silent; then the next contact is told', null=True),
        ),
        migrations.AlterField(
            model_name='noticeevent',
            name='due_at',
            field=models.DateTimeField(help_text='until then the team may be silent; then the next contact is told', null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "notices_noticeevent" ("about", "acknowledged_at", "acknowledged_by_id", "acknowledged_how", "answered_by", "because", "child_id", "due_at", "id", "keys", "kind", "lane", "link", "manager_at", "occurrence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "ref", "repeat_every", "scopes", "team_id", "told_at", "told_scopes") VALUES (NEW."about", NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."acknowledged_how", NEW."answered_by", NEW."because", NEW."child_id", NEW."due_at", NEW."id", NEW."keys", NEW."kind", NEW."lane", NEW."link", NEW."manager_at", NEW."occurrence", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."policy_source", NEW."policy_standing", NEW."ref", NEW."repeat_every", NEW."scopes", NEW."team_id", NEW."told_at", NEW."told_scopes"); RETURN NULL;', hash='36832b4667288e23df5d118ef29654f05cd7f1e0', operation='INSERT', pgid='pgtrigger_insert_insert_44969', table='notices_notice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."acknowledged_at" IS DISTINCT FROM (NEW."acknowledged_at") OR OLD."acknowledged_by_id" IS DISTINCT FROM (NEW."acknowledged_by_id") OR OLD."acknowledged_how" IS DISTINCT FROM (NEW."acknowledged_how") OR OLD."answered_by" IS DISTINCT FROM (NEW."answered_by") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lane" IS DISTINCT FROM (NEW."lane") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."manager_at" IS DISTINCT FROM (NEW."manager_at") OR OLD."occurrence" IS DISTINCT FROM (NEW."occurrence") OR OLD."policy_source" IS DISTINCT FROM (NEW."policy_source") OR OLD."policy_standing" IS DISTINCT FROM (NEW."policy_standing") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."repeat_every" IS DISTINCT FROM (NEW."repeat_every") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."told_at" IS DISTINCT FROM (NEW."told_at") OR OLD."told_scopes" IS DISTINCT FROM (NEW."told_scopes"))', func='INSERT INTO "notices_noticeevent" ("about", "acknowledged_at", "acknowledged_by_id", "acknowledged_how", "answered_by", "because", "child_id", "due_at", "id", "keys", "kind", "lane", "link", "manager_at", "occurrence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "ref", "repeat_every", "scopes", "team_id", "told_at", "told_scopes") VALUES (NEW."about", NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."acknowledged_how", NEW."answered_by", NEW."because", NEW."child_id", NEW."due_at", NEW."id", NEW."keys", NEW."kind", NEW."lane", NEW."link", NEW."manager_at", NEW."occurrence", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."policy_source", NEW."policy_standing", NEW."ref", NEW."repeat_every", NEW."scopes", NEW."team_id", NEW."told_at", NEW."told_scopes"); RETURN NULL;', hash='a8bbc675441b922dff200ae58691a10baacb0de7', operation='UPDATE', pgid='pgtrigger_update_update_0f9bc', table='notices_notice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "notices_noticeevent" ("about", "acknowledged_at", "acknowledged_by_id", "acknowledged_how", "answered_by", "because", "child_id", "due_at", "id", "keys", "kind", "lane", "link", "manager_at", "occurrence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "ref", "repeat_every", "scopes", "team_id", "told_at", "told_scopes") VALUES (OLD."about", OLD."acknowledged_at", OLD."acknowledged_by_id", OLD."acknowledged_how", OLD."answered_by", OLD."because", OLD."child_id", OLD."due_at", OLD."id", OLD."keys", OLD."kind", OLD."lane", OLD."link", OLD."manager_at", OLD."occurrence", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."policy_source", OLD."policy_standing", OLD."ref", OLD."repeat_every", OLD."scopes", OLD."team_id", OLD."told_at", OLD."told_scopes"); RETURN NULL;', hash='16c9708dcee7be48b9ae16e3b43176479bea3310', operation='DELETE', pgid='pgtrigger_delete_delete_e6f4d', table='notices_notice', when='AFTER')),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
