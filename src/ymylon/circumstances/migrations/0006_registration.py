"""Since when a child is on the child protection register, in social care’s lane; its custodian is involved meanwhile."""

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

SQL = (Path(__file__).parent.parent / "sql" / "registration.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('children', '0003_high_risk_register'),
        ('circumstances', '0005_specialist_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('known_from', models.TextField(choices=[('SEEN_MYSELF', 'SEEN_MYSELF'), ('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('CARER', 'CARER'), ('SCHOOL', 'SCHOOL'), ('HEALTH', 'HEALTH'), ('POLICE', 'POLICE'), ('COUNCIL', 'COUNCIL'), ('COURT', 'COURT'), ('DOCUMENT', 'DOCUMENT'), ('NOT_KNOWN', 'NOT_KNOWN')], default=ymylon.terms.codes.life.KnownFrom['NOT_KNOWN'])),
                ('recorded_at', models.DateTimeField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('NEGLECT', 'NEGLECT'), ('PHYSICAL', 'PHYSICAL'), ('SEXUAL', 'SEXUAL'), ('EMOTIONAL', 'EMOTIONAL'), ('FINANCIAL', 'FINANCIAL')]), default=list, size=None)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
        ),
        migrations.CreateModel(
            name='RegistrationEvent',
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
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('NEGLECT', 'NEGLECT'), ('PHYSICAL', 'PHYSICAL'), ('SEXUAL', 'SEXUAL'), ('EMOTIONAL', 'EMOTIONAL'), ('FINANCIAL', 'FINANCIAL')]), default=list, size=None)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='circumstances.registration')),
                ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('child'), models.F('child'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), ('during', '&&')], name='registrations_apart'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('during__isempty', False)), name='registration_has_length'),
        ),
        AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_registrationevent" ("categories", "child_id", "during", "id", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "version") VALUES (NEW."categories", NEW."child_id", NEW."during", NEW."id", NEW."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."scopes", NEW."version"); RETURN NULL;', hash='3886a76e072030faed2bf0eeca2d077076b96b93', operation='INSERT', pgid='pgtrigger_insert_insert_78d43', table='circumstances_registration', when='AFTER')),
        ),
        AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."categories" IS DISTINCT FROM (NEW."categories") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."during" IS DISTINCT FROM (NEW."during") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."known_from" IS DISTINCT FROM (NEW."known_from") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."ref" IS DISTINCT FROM (NEW."ref"))', func='INSERT INTO "circumstances_registrationevent" ("categories", "child_id", "during", "id", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "version") VALUES (NEW."categories", NEW."child_id", NEW."during", NEW."id", NEW."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."ref", NEW."scopes", NEW."version"); RETURN NULL;', hash='0331c33591e9f8b3a7a2ffa604972f04fee791cc', operation='UPDATE', pgid='pgtrigger_update_update_54266', table='circumstances_registration', when='AFTER')),
        ),
        AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "circumstances_registrationevent" ("categories", "child_id", "during", "id", "known_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "ref", "scopes", "version") VALUES (OLD."categories", OLD."child_id", OLD."during", OLD."id", OLD."known_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."ref", OLD."scopes", OLD."version"); RETURN NULL;', hash='a1afa9ac729abad6349a222916e15c78294a25d0', operation='DELETE', pgid='pgtrigger_delete_delete_01935', table='circumstances_registration', when='AFTER')),
        ),
        LaneTable("Registration", lane="CONCERN", child="child_id", frozen=False, system=False),
        LaneTable("RegistrationEvent", lane="CONCERN", child="child_id", history=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
