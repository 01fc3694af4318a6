import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import AddTrigger, LaneTable

SQL = Path(__file__).parent.parent / "sql"
FILES = ("matches.sql",)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('audit', '0001_initial'),
        ('agencies', '0001_initial'),
        ('children', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('because', models.TextField(choices=[('NUMBER', 'Number'), ('NAME_AND_BIRTH', 'Name And Birth'), ('NAME_AND_NEAR_BIRTH', 'Name And Near Birth'), ('NAME_AND_AGE', 'Name And Age'), ('NAME_ALONE', 'Name Alone')])),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, choices=[('SAME', 'Same'), ('DIFFERENT', 'Different')])),
                ('answered_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True, help_text='why it was answered so, or why an answer was taken back')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='the record opened last', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('child', 'other'), name='pair_proposed_once'), models.CheckConstraint(condition=models.Q(('child', models.F('other')), _negated=True), name='pair_is_of_two'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='pair_answered_whole')],
            },
        ),
        migrations.CreateModel(
            name='ProposalEvent',
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
                ('because', models.TextField(choices=[('NUMBER', 'Number'), ('NAME_AND_BIRTH', 'Name And Birth'), ('NAME_AND_NEAR_BIRTH', 'Name And Near Birth'), ('NAME_AND_AGE', 'Name And Age'), ('NAME_ALONE', 'Name Alone')])),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, choices=[('SAME', 'Same'), ('DIFFERENT', 'Different')])),
                ('answered_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True, help_text='why it was answered so, or why an answer was taken back')),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(db_constraint=False, help_text='the record opened last', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='linkage.proposal')),
            ],
            options={
                'abstract': False,
            },
        ),
        AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "linkage_proposalevent" ("answer", "answered_at", "answered_by_id", "because", "child_id", "id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "ref", "scopes", "version") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."because", NEW."child_id", NEW."id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."reason", NEW."ref", NEW."scopes", NEW."version"); RETURN NULL;', hash='cd152c527451bf1109decc4c5a8b828a12fcc893', operation='INSERT', pgid='pgtrigger_insert_insert_3fcaf', table='linkage_proposal', when='AFTER')),
        ),
        AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."other_id" IS DISTINCT FROM (NEW."other_id") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."ref" IS DISTINCT FROM (NEW."ref"))', func='INSERT INTO "linkage_proposalevent" ("answer", "answered_at", "answered_by_id", "because", "child_id", "id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "ref", "scopes", "version") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."because", NEW."child_id", NEW."id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."reason", NEW."ref", NEW."scopes", NEW."version"); RETURN NULL;', hash='2eed3dec875251ce716520c802d759f5285bfbaa', operation='UPDATE', pgid='pgtrigger_update_update_8cc31', table='linkage_proposal', when='AFTER')),
        ),
        AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "linkage_proposalevent" ("answer", "answered_at", "answered_by_id", "because", "child_id", "id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "ref", "scopes", "version") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."because", OLD."child_id", OLD."id", OLD."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."reason", OLD."ref", OLD."scopes", OLD."version"); RETURN NULL;', hash='9799f5f5a0b9e0e27cb85035a405aa5beb2809b7', operation='DELETE', pgid='pgtrigger_delete_delete_f6a4a', table='linkage_proposal', when='AFTER')),
        ),
        LaneTable("Proposal", lane="IDENTITY", child="child_id", frozen=False, system=False),
        LaneTable("ProposalEvent", lane="IDENTITY", child="child_id", history=True),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
