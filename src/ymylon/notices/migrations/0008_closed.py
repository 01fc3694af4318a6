"""When an episode is closed nobody is asked about it any more, save whoever is asked about harm that was referred."""

from pathlib import Path

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "closed.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0007_call_outcome'),
        ('children', '0004_involved_by_each_episode'),
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
            name='closed_at',
            field=models.DateTimeField(help_text="since when the episode is closed and asks nobody", null=True),
        ),
        migrations.AddField(
            model_name='noticeevent',
            name='closed_at',
            field=models.DateTimeField(help_text="since when the episode is closed and asks nobody", null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "notices_noticeevent" ("about", "acknowledged_at", "acknowledged_by_id", "acknowledged_how", "answered_by", "because", "child_id", "closed_at", "due_at", "id", "keys", "kind", "lane", "link", "manager_at", "occurrence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "ref", "repeat_every", "scopes", "team_id", "told_at", "told_scopes") VALUES (NEW."about", NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."acknowledged_how", NEW."answered_by", NEW."because", NEW."child_id", NEW."closed_at", NEW."due_at", NEW."id", NEW."keys", NEW."kind", NEW."lane", NEW."link", NEW."manager_at", NEW."occurrence", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."policy_source", NEW."policy_standing", NEW."ref", NEW."repeat_every", NEW."scopes", NEW."team_id", NEW."told_at", NEW."told_scopes"); RETURN NULL;', hash='8974564f514498bb185e78a9370f0a876f2817f1', operation='INSERT', pgid='pgtrigger_insert_insert_44969', table='notices_notice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."acknowledged_at" IS DISTINCT FROM (NEW."acknowledged_at") OR OLD."acknowledged_by_id" IS DISTINCT FROM (NEW."acknowledged_by_id") OR OLD."acknowledged_how" IS DISTINCT FROM (NEW."acknowledged_how") OR OLD."answered_by" IS DISTINCT FROM (NEW."answered_by") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lane" IS DISTINCT FROM (NEW."lane") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."manager_at" IS DISTINCT FROM (NEW."manager_at") OR OLD."occurrence" IS DISTINCT FROM (NEW."occurrence") OR OLD."policy_source" IS DISTINCT FROM (NEW."policy_source") OR OLD."policy_standing" IS DISTINCT FROM (NEW."policy_standing") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."repeat_every" IS DISTINCT FROM (NEW."repeat_every") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."told_at" IS DISTINCT FROM (NEW."told_at") OR OLD."told_scopes" IS DISTINCT FROM (NEW."told_scopes"))', func='INSERT INTO "notices_noticeevent" ("about", "acknowledged_at", "acknowledged_by_id", "acknowledged_how", "answered_by", "because", "child_id", "closed_at", "due_at", "id", "keys", "kind", "lane", "link", "manager_at", "occurrence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "ref", "repeat_every", "scopes", "team_id", "told_at", "told_scopes") VALUES (NEW."about", NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."acknowledged_how", NEW."answered_by", NEW."because", NEW."child_id", NEW."closed_at", NEW."due_at", NEW."id", NEW."keys", NEW."kind", NEW."lane", NEW."link", NEW."manager_at", NEW."occurrence", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."policy_source", NEW."policy_standing", NEW."ref", NEW."repeat_every", NEW."scopes", NEW."team_id", NEW."told_at", NEW."told_scopes"); RETURN NULL;', hash='3ff0168d02a9b97f6a7e3ff0febda702ece623eb', operation='UPDATE', pgid='pgtrigger_update_update_0f9bc', table='notices_notice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "notices_noticeevent" ("about", "acknowledged_at", "acknowledged_by_id", "acknowledged_how", "answered_by", "because", "child_id", "closed_at", "due_at", "id", "keys", "kind", "lane", "link", "manager_at", "occurrence", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_source", "policy_standing", "ref", "repeat_every", "scopes", "team_id", "told_at", "told_scopes") VALUES (OLD."about", OLD."acknowledged_at", OLD."acknowledged_by_id", OLD."acknowledged_how", OLD."answered_by", OLD."because", OLD."child_id", OLD."closed_at", OLD."due_at", OLD."id", OLD."keys", OLD."kind", OLD."lane", OLD."link", OLD."manager_at", OLD."occurrence", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."policy_source", OLD."policy_standing", OLD."ref", OLD."repeat_every", OLD."scopes", OLD."team_id", OLD."told_at", OLD."told_scopes"); RETURN NULL;', hash='e591081772a83106d252b2ff7b34b296366d5a5c', operation='DELETE', pgid='pgtrigger_delete_delete_e6f4d', table='notices_notice', when='AFTER')),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
