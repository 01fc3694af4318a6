"""Since when a child waits for a specialist place, and whether a place or a course may be lost: in the lane of education."""

import pgtrigger.compiler
import pgtrigger.migrations
import ymylon.terms.codes.life
from django.db import migrations, models

from ymylon.access.locks import AddTrigger


class Migration(migrations.Migration):

    dependencies = [
        ('circumstances', '0004_places'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='educationspell',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='educationspell',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='educationspell',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='educationspell',
            name='place_stands',
            field=models.TextField(choices=[('GOES_ON', 'GOES_ON'), ('AT_RISK', 'AT_RISK'), ('NOT_KNOWN', 'NOT_KNOWN')], default=ymylon.terms.codes.life.PlaceStands['NOT_KNOWN'], help_text='or the course'),
        ),
        migrations.AddField(
            model_name='educationspell',
            name='specialist_since',
            field=models.DateField(help_text='since when a specialist place is waited for', null=True),
        ),
        migrations.AddField(
            model_name='educationspellevent',
            name='place_stands',
            field=models.TextField(choices=[('GOES_ON', 'GOES_ON'), ('AT_RISK', 'AT_RISK'), ('NOT_KNOWN', 'NOT_KNOWN')], default=ymylon.terms.codes.life.PlaceStands['NOT_KNOWN'], help_text='or the course'),
        ),
        migrations.AddField(
            model_name='educationspellevent',
            name='specialist_since',
            field=models.DateField(help_text='since when a specialist place is waited for', null=True),
        ),
        AddTrigger(
            model_name='educationspell',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_educationspellevent" ("child_id", "during", "hours_a_week", "id", "known_from", "offered", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_stands", "recorded_at", "recorded_by_id", "ref", "review_on", "school_id", "scopes", "specialist_since", "status", "told", "tuition_given", "tuition_owed", "version") VALUES (NEW."child_id", NEW."during", NEW."hours_a_week", NEW."id", NEW."known_from", NEW."offered", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_stands", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."review_on", NEW."school_id", NEW."scopes", NEW."specialist_since", NEW."status", NEW."told", NEW."tuition_given", NEW."tuition_owed", NEW."version"); RETURN NULL;', hash='68ad7f8a7dbcb3db887b799abc99f93c47795b3d', operation='INSERT', pgid='pgtrigger_insert_insert_edeff', table='circumstances_educationspell', when='AFTER')),
        ),
        AddTrigger(
            model_name='educationspell',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."during" IS DISTINCT FROM (NEW."during") OR OLD."hours_a_week" IS DISTINCT FROM (NEW."hours_a_week") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."known_from" IS DISTINCT FROM (NEW."known_from") OR OLD."offered" IS DISTINCT FROM (NEW."offered") OR OLD."place_stands" IS DISTINCT FROM (NEW."place_stands") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."specialist_since" IS DISTINCT FROM (NEW."specialist_since") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."told" IS DISTINCT FROM (NEW."told") OR OLD."tuition_given" IS DISTINCT FROM (NEW."tuition_given") OR OLD."tuition_owed" IS DISTINCT FROM (NEW."tuition_owed"))', func='INSERT INTO "circumstances_educationspellevent" ("child_id", "during", "hours_a_week", "id", "known_from", "offered", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_stands", "recorded_at", "recorded_by_id", "ref", "review_on", "school_id", "scopes", "specialist_since", "status", "told", "tuition_given", "tuition_owed", "version") VALUES (NEW."child_id", NEW."during", NEW."hours_a_week", NEW."id", NEW."known_from", NEW."offered", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_stands", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."review_on", NEW."school_id", NEW."scopes", NEW."specialist_since", NEW."status", NEW."told", NEW."tuition_given", NEW."tuition_owed", NEW."version"); RETURN NULL;', hash='22ee95517944ff9ea33d8bf77469aaf55ef6659b', operation='UPDATE', pgid='pgtrigger_update_update_1f387', table='circumstances_educationspell', when='AFTER')),
        ),
        AddTrigger(
            model_name='educationspell',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_educationspellevent" ("child_id", "during", "hours_a_week", "id", "known_from", "offered", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_stands", "recorded_at", "recorded_by_id", "ref", "review_on", "school_id", "scopes", "specialist_since", "status", "told", "tuition_given", "tuition_owed", "version") VALUES (OLD."child_id", OLD."during", OLD."hours_a_week", OLD."id", OLD."known_from", OLD."offered", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_stands", OLD."recorded_at", OLD."recorded_by_id", OLD."ref", OLD."review_on", OLD."school_id", OLD."scopes", OLD."specialist_since", OLD."status", OLD."told", OLD."tuition_given", OLD."tuition_owed", OLD."version"); RETURN NULL;', hash='9f9af5bb91aced64df0f0c76a8b8d98bff431f45', operation='DELETE', pgid='pgtrigger_delete_delete_6ca1c', table='circumstances_educationspell', when='AFTER')),
        ),
    ]
