"""What health knows of a child’s needs, suspected or identified, in health’s own lane."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
import ymylon.terms.codes.life
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import AddTrigger, LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "health_needs.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('children', '0001_initial'),
        ('circumstances', '0002_life'),
    ]

    operations = [
        migrations.CreateModel(
            name='HealthNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('known_from', models.TextField(choices=[('SEEN_MYSELF', 'SEEN_MYSELF'), ('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('CARER', 'CARER'), ('SCHOOL', 'SCHOOL'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('COURT', 'COURT'), ('DOCUMENT', 'DOCUMENT'), ('NOT_KNOWN', 'NOT_KNOWN')], default=ymylon.terms.codes.life.KnownFrom['NOT_KNOWN'])),
                ('recorded_at', models.DateTimeField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('kind', models.TextField(choices=[('MENTAL_HEALTH', 'MENTAL_HEALTH'), ('NEURODEVELOPMENT', 'NEURODEVELOPMENT'), ('COMMUNICATION', 'COMMUNICATION'), ('SUBSTANCES', 'SUBSTANCES'), ('SENSES', 'SENSES'), ('BODY', 'BODY'), ('OTHER', 'OTHER')])),
                ('status', models.TextField(choices=[('SUSPECTED', 'SUSPECTED'), ('IDENTIFIED', 'IDENTIFIED'), ('NONE', 'NONE')])),
                ('words', models.TextField(blank=True, help_text='what helps this child')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.Func(models.F('kind'), models.F('child'), function='hashtextextended', output_field=models.BigIntegerField()), models.Func(models.F('kind'), models.F('child'), function='hashtextextended', output_field=models.BigIntegerField()), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), ('during', '&&')], name='health_needs_apart'), models.CheckConstraint(condition=models.Q(('during__isempty', False)), name='health_need_has_length')],
            },
        ),
        migrations.CreateModel(
            name='HealthNeedEvent',
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
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('kind', models.TextField(choices=[('MENTAL_HEALTH', 'MENTAL_HEALTH'), ('NEURODEVELOPMENT', 'NEURODEVELOPMENT'), ('COMMUNICATION', 'COMMUNICATION'), ('SUBSTANCES', 'SUBSTANCES'), ('SENSES', 'SENSES'), ('BODY', 'BODY'), ('OTHER', 'OTHER')])),
                ('status', models.TextField(choices=[('SUSPECTED', 'SUSPECTED'), ('IDENTIFIED', 'IDENTIFIED'), ('NONE', 'NONE')])),
                ('words', models.TextField(blank=True, help_text='what helps this child')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='circumstances.healthneed')),
                ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
            ],
            options={
                'abstract': False,
            },
        ),
        AddTrigger(
            model_name='healthneed',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_healthneedevent" ("child_id", "during", "id", "kind", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "status", "version", "words") VALUES (NEW."child_id", NEW."during", NEW."id", NEW."kind", NEW."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."scopes", NEW."status", NEW."version", NEW."words"); RETURN NULL;', hash='e53edb6a14e7379e1f0efdc877cae51cd48426d9', operation='INSERT', pgid='pgtrigger_insert_insert_c7360', table='circumstances_healthneed', when='AFTER')),
        ),
        AddTrigger(
            model_name='healthneed',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."during" IS DISTINCT FROM (NEW."during") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."known_from" IS DISTINCT FROM (NEW."known_from") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."words" IS DISTINCT FROM (NEW."words"))', func='INSERT INTO "circumstances_healthneedevent" ("child_id", "during", "id", "kind", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "status", "version", "words") VALUES (NEW."child_id", NEW."during", NEW."id", NEW."kind", NEW."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."scopes", NEW."status", NEW."version", NEW."words"); RETURN NULL;', hash='977f59064f53c96ec04009f07f7779d13962c8dd', operation='UPDATE', pgid='pgtrigger_update_update_55e46', table='circumstances_healthneed', when='AFTER')),
        ),
        AddTrigger(
            model_name='healthneed',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_healthneedevent" ("child_id", "during", "id", "kind", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "status", "version", "words") VALUES (OLD."child_id", OLD."during", OLD."id", OLD."kind", OLD."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."ref", OLD."scopes", OLD."status", OLD."version", OLD."words"); RETURN NULL;', hash='014e0d99acd92162fb74b553b636fa56a35d4970', operation='DELETE', pgid='pgtrigger_delete_delete_93e01', table='circumstances_healthneed', when='AFTER')),
        ),
        LaneTable("HealthNeed", lane="HEALTH", child="child_id", frozen=False, system=False),
        LaneTable("HealthNeedEvent", lane="HEALTH", child="child_id", history=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
