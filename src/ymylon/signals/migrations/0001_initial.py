import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import AddTrigger, LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "register.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    """The register of high-risk missing children, closed in social care's lane."""

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
        ('children', '0001_initial'),
        ('circumstances', '0002_life'),
    ]

    operations = [
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('way', models.TextField(choices=[('PROPOSED', 'PROPOSED'), ('DECIDED', 'DECIDED')])),
                ('asked', models.JSONField(default=list, help_text='which published rules asked, on which facts, from what source')),
                ('reason', models.TextField()),
                ('lead', models.TextField(blank=True, help_text='lead professional of any agency, in words; else whoever is allocated')),
                ('police_contact', models.TextField(blank=True, help_text='in words; else whoever is allocated')),
                ('every_days', models.IntegerField(help_text='days from one visit to the next')),
                ('entered_at', models.DateTimeField()),
                ('review_on', models.DateField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('end', models.TextField(blank=True, choices=[('CALMER', 'CALMER'), ('MOVED', 'MOVED'), ('ADULT', 'ADULT'), ('DIED', 'DIED'), ('IN_ERROR', 'IN_ERROR'), ('OTHER', 'OTHER')])),
                ('end_reason', models.TextField(blank=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('lead_beside', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='circumstances.allocation')),
                ('lead_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('police_beside', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='circumstances.allocation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('child',), name='on_the_register_once'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(models.Q(('lead', ''), _negated=True), ('lead_beside__isnull', False), _connector='OR'), models.Q(models.Q(('police_contact', ''), _negated=True), ('police_beside__isnull', False), _connector='OR')), name='entered_whole'), models.CheckConstraint(condition=models.Q(('every_days__gte', 1), ('every_days__lte', 92)), name='visited_sometimes'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('entered_at')), _connector='OR'), name='ends_after_entry'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('end', '')), models.Q(models.Q(('ended_at__isnull', True), _negated=True), models.Q(('end', ''), _negated=True), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='ended_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='RegisterEntryEvent',
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
                ('way', models.TextField(choices=[('PROPOSED', 'PROPOSED'), ('DECIDED', 'DECIDED')])),
                ('asked', models.JSONField(default=list, help_text='which published rules asked, on which facts, from what source')),
                ('reason', models.TextField()),
                ('lead', models.TextField(blank=True, help_text='lead professional of any agency, in words; else whoever is allocated')),
                ('police_contact', models.TextField(blank=True, help_text='in words; else whoever is allocated')),
                ('every_days', models.IntegerField(help_text='days from one visit to the next')),
                ('entered_at', models.DateTimeField()),
                ('review_on', models.DateField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('end', models.TextField(blank=True, choices=[('CALMER', 'CALMER'), ('MOVED', 'MOVED'), ('ADULT', 'ADULT'), ('DIED', 'DIED'), ('IN_ERROR', 'IN_ERROR'), ('OTHER', 'OTHER')])),
                ('end_reason', models.TextField(blank=True)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('entered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('lead_beside', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circumstances.allocation')),
                ('lead_team', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.team')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='signals.registerentry')),
                ('police_beside', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circumstances.allocation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RegisterReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('next_on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signals.registerentry')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='reviewed_in_words')],
            },
        ),
        migrations.CreateModel(
            name='RegisterTelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('told', models.TextField(blank=True)),
                ('childs_words', models.TextField(blank=True, help_text='in the language in which they were said')),
                ('language', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')], help_text="of the child's words")),
                ('why_not', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signals.registerentry')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('told', ''), _negated=True), models.Q(('why_not', ''), _negated=True), _connector='OR'), name='told_or_why_not')],
            },
        ),
        migrations.CreateModel(
            name='RegisterVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('visited_at', models.DateTimeField()),
                ('seen', models.BooleanField(help_text='whether the child was seen')),
                ('words', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signals.registerentry')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('visited_at__lte', models.F('at'))), name='visited_before_written')],
            },
        ),
        AddTrigger(
            model_name='registerentry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "signals_registerentryevent" ("asked", "child_id", "end", "end_reason", "ended_at", "ended_by_id", "entered_at", "entered_by_id", "every_days", "id", "lead", "lead_beside_id", "lead_team_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "police_beside_id", "police_contact", "reason", "ref", "review_on", "scopes", "version", "way") VALUES (NEW."asked", NEW."child_id", NEW."end", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."entered_at", NEW."entered_by_id", NEW."every_days", NEW."id", NEW."lead", NEW."lead_beside_id", NEW."lead_team_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."police_beside_id", NEW."police_contact", NEW."reason", NEW."ref", NEW."review_on", NEW."scopes", NEW."version", NEW."way"); RETURN NULL;', hash='9597be3cc8d8fe85b6ef2808199a347e636e8e74', operation='INSERT', pgid='pgtrigger_insert_insert_9675f', table='signals_registerentry', when='AFTER')),
        ),
        AddTrigger(
            model_name='registerentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."every_days" IS DISTINCT FROM (NEW."every_days") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lead" IS DISTINCT FROM (NEW."lead") OR OLD."lead_beside_id" IS DISTINCT FROM (NEW."lead_beside_id") OR OLD."lead_team_id" IS DISTINCT FROM (NEW."lead_team_id") OR OLD."police_beside_id" IS DISTINCT FROM (NEW."police_beside_id") OR OLD."police_contact" IS DISTINCT FROM (NEW."police_contact") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."way" IS DISTINCT FROM (NEW."way"))', func='INSERT INTO "signals_registerentryevent" ("asked", "child_id", "end", "end_reason", "ended_at", "ended_by_id", "entered_at", "entered_by_id", "every_days", "id", "lead", "lead_beside_id", "lead_team_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "police_beside_id", "police_contact", "reason", "ref", "review_on", "scopes", "version", "way") VALUES (NEW."asked", NEW."child_id", NEW."end", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."entered_at", NEW."entered_by_id", NEW."every_days", NEW."id", NEW."lead", NEW."lead_beside_id", NEW."lead_team_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."police_beside_id", NEW."police_contact", NEW."reason", NEW."ref", NEW."review_on", NEW."scopes", NEW."version", NEW."way"); RETURN NULL;', hash='10066fa46eb1ee35b42e6b6e4358f8072af4af70', operation='UPDATE', pgid='pgtrigger_update_update_5a9a2', table='signals_registerentry', when='AFTER')),
        ),
        AddTrigger(
            model_name='registerentry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "signals_registerentryevent" ("asked", "child_id", "end", "end_reason", "ended_at", "ended_by_id", "entered_at", "entered_by_id", "every_days", "id", "lead", "lead_beside_id", "lead_team_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "police_beside_id", "police_contact", "reason", "ref", "review_on", "scopes", "version", "way") VALUES (OLD."asked", OLD."child_id", OLD."end", OLD."end_reason", OLD."ended_at", OLD."ended_by_id", OLD."entered_at", OLD."entered_by_id", OLD."every_days", OLD."id", OLD."lead", OLD."lead_beside_id", OLD."lead_team_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."police_beside_id", OLD."police_contact", OLD."reason", OLD."ref", OLD."review_on", OLD."scopes", OLD."version", OLD."way"); RETURN NULL;', hash='38e4dbb5c2353be1dd4c7a3ae1422f7d4e27a2f6', operation='DELETE', pgid='pgtrigger_delete_delete_30edd', table='signals_registerentry', when='AFTER')),
        ),
        LaneTable("RegisterEntry", lane="CONCERN", child="child_id", system=True),
        LaneTable("RegisterEntryEvent", lane="CONCERN", child="child_id", history=True),
        LaneTable("RegisterReview", lane="CONCERN", child="child_id", frozen=True),
        LaneTable("RegisterVisit", lane="CONCERN", child="child_id", frozen=True),
        LaneTable("RegisterTelling", lane="CONCERN", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
