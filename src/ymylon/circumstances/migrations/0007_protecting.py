"""Steps of child protection, in social care’s lane: what each makes owed follows from them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
import ymylon.terms.codes.life
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import AddTrigger, LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "protecting.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('children', '0003_high_risk_register'),
        ('circumstances', '0006_registration'),
    ]

    operations = [
        migrations.CreateModel(
            name='Protecting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('known_from', models.TextField(choices=[('SEEN_MYSELF', 'SEEN_MYSELF'), ('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('CARER', 'CARER'), ('SCHOOL', 'SCHOOL'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('COURT', 'COURT'), ('DOCUMENT', 'DOCUMENT'), ('NOT_KNOWN', 'NOT_KNOWN')], default=ymylon.terms.codes.life.KnownFrom['NOT_KNOWN'])),
                ('recorded_at', models.DateTimeField(null=True)),
                ('kind', models.TextField(choices=[('SUSPECTED', 'SUSPECTED'), ('ENQUIRY_BEGINS', 'ENQUIRY_BEGINS'), ('NO_ENQUIRY', 'NO_ENQUIRY'), ('NOT_SUBSTANTIATED', 'NOT_SUBSTANTIATED'), ('NOT_CONTINUING', 'NOT_CONTINUING'), ('CONTINUING', 'CONTINUING'), ('ASSESSED', 'ASSESSED'), ('CONFERENCE_REGISTERS', 'CONFERENCE_REGISTERS'), ('CONFERENCE_DOES_NOT', 'CONFERENCE_DOES_NOT'), ('CIRCULATED', 'CIRCULATED'), ('CORE_GROUP', 'CORE_GROUP'), ('REVIEW_KEEPS', 'REVIEW_KEEPS'), ('REVIEW_ENDS', 'REVIEW_ENDS')])),
                ('taken_on', models.DateField()),
                ('is_error', models.BooleanField(default=False, help_text='it was never taken')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
        ),
        migrations.CreateModel(
            name='ProtectingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('known_from', models.TextField(choices=[('SEEN_MYSELF', 'SEEN_MYSELF'), ('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('CARER', 'CARER'), ('SCHOOL', 'SCHOOL'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('COURT', 'COURT'), ('DOCUMENT', 'DOCUMENT'), ('NOT_KNOWN', 'NOT_KNOWN')], default=ymylon.terms.codes.life.KnownFrom['NOT_KNOWN'])),
                ('recorded_at', models.DateTimeField(null=True)),
                ('kind', models.TextField(choices=[('SUSPECTED', 'SUSPECTED'), ('ENQUIRY_BEGINS', 'ENQUIRY_BEGINS'), ('NO_ENQUIRY', 'NO_ENQUIRY'), ('NOT_SUBSTANTIATED', 'NOT_SUBSTANTIATED'), ('NOT_CONTINUING', 'NOT_CONTINUING'), ('CONTINUING', 'CONTINUING'), ('ASSESSED', 'ASSESSED'), ('CONFERENCE_REGISTERS', 'CONFERENCE_REGISTERS'), ('CONFERENCE_DOES_NOT', 'CONFERENCE_DOES_NOT'), ('CIRCULATED', 'CIRCULATED'), ('CORE_GROUP', 'CORE_GROUP'), ('REVIEW_KEEPS', 'REVIEW_KEEPS'), ('REVIEW_ENDS', 'REVIEW_ENDS')])),
                ('taken_on', models.DateField()),
                ('is_error', models.BooleanField(default=False, help_text='it was never taken')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='circumstances.protecting')),
                ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='protecting',
            constraint=models.UniqueConstraint(condition=models.Q(('is_error', False)), fields=('child', 'kind', 'taken_on'), name='protection_step_once'),
        ),
        AddTrigger(
            model_name='protecting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_protectingevent" ("child_id", "id", "is_error", "kind", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "taken_on", "version") VALUES (NEW."child_id", NEW."id", NEW."is_error", NEW."kind", NEW."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."scopes", NEW."taken_on", NEW."version"); RETURN NULL;', hash='32ee9a4e85f8cc033a5dd59f98a6e0788d52ddc6', operation='INSERT', pgid='pgtrigger_insert_insert_d2848', table='circumstances_protecting', when='AFTER')),
        ),
        AddTrigger(
            model_name='protecting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_error" IS DISTINCT FROM (NEW."is_error") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."known_from" IS DISTINCT FROM (NEW."known_from") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."taken_on" IS DISTINCT FROM (NEW."taken_on"))', func='INSERT INTO "circumstances_protectingevent" ("child_id", "id", "is_error", "kind", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "taken_on", "version") VALUES (NEW."child_id", NEW."id", NEW."is_error", NEW."kind", NEW."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."scopes", NEW."taken_on", NEW."version"); RETURN NULL;', hash='d581905949f09b93fca3847035d9852d1dedbd81', operation='UPDATE', pgid='pgtrigger_update_update_e9535', table='circumstances_protecting', when='AFTER')),
        ),
        AddTrigger(
            model_name='protecting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_protectingevent" ("child_id", "id", "is_error", "kind", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "taken_on", "version") VALUES (OLD."child_id", OLD."id", OLD."is_error", OLD."kind", OLD."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."ref", OLD."scopes", OLD."taken_on", OLD."version"); RETURN NULL;', hash='60cc48d994a725961d71dc3397e6a3ee9542b4e5', operation='DELETE', pgid='pgtrigger_delete_delete_df14b', table='circumstances_protecting', when='AFTER')),
        ),
        LaneTable("Protecting", lane="CONCERN", child="child_id", frozen=False, system=False),
        LaneTable("ProtectingEvent", lane="CONCERN", child="child_id", history=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
