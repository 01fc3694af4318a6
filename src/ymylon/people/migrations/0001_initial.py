import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from pathlib import Path
import ymylon.terms.codes.notices
from django.db import migrations, models

from ymylon.access.locks import AddTrigger, LaneTable

SQL = Path(__file__).parent.parent / "sql"
FILES = ("search.sql",)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('agencies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Identifier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('system', models.TextField(choices=[('NHS_NUMBER', 'NHS_NUMBER'), ('UPN', 'UPN'), ('PNC_ID', 'PNC_ID'), ('POLICE_REFERENCE', 'POLICE_REFERENCE'), ('NICHE_PERSON', 'NICHE_PERSON'), ('NICHE_OCCURRENCE', 'NICHE_OCCURRENCE'), ('COUNCIL_PERSON', 'COUNCIL_PERSON'), ('SSDA903_CHILD', 'SSDA903_CHILD'), ('HOME_OFFICE', 'HOME_OFFICE'), ('NRM', 'NRM'), ('OTHER', 'OTHER')])),
                ('issuer', models.TextField(blank=True, help_text='whose number: a GSS or force code where the system is local')),
                ('value', models.TextField()),
                ('from_on', models.DateField(blank=True, null=True)),
                ('to_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='MergeEdge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('judged_at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.TextField(blank=True)),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('born_on', models.DateField(blank=True, null=True)),
                ('born_precision', models.TextField(choices=[('MINUTE', 'MINUTE'), ('HOUR', 'HOUR'), ('DAY', 'DAY'), ('MONTH', 'MONTH'), ('YEAR', 'YEAR'), ('UNKNOWN', 'UNKNOWN')], default=ymylon.terms.codes.notices.Precision['UNKNOWN'])),
                ('sex', models.TextField(blank=True, choices=[('FEMALE', 'FEMALE'), ('MALE', 'MALE'), ('NON_BINARY', 'NON_BINARY'), ('INDETERMINATE', 'INDETERMINATE'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('ethnic_group', models.TextField(blank=True, choices=[('WHITE_BRITISH', 'WHITE_BRITISH'), ('WHITE_IRISH', 'WHITE_IRISH'), ('WHITE_TRAVELLER', 'WHITE_TRAVELLER'), ('WHITE_ROMA', 'WHITE_ROMA'), ('WHITE_OTHER', 'WHITE_OTHER'), ('MIXED_WHITE_BLACK_CARIBBEAN', 'MIXED_WHITE_BLACK_CARIBBEAN'), ('MIXED_WHITE_BLACK_AFRICAN', 'MIXED_WHITE_BLACK_AFRICAN'), ('MIXED_WHITE_ASIAN', 'MIXED_WHITE_ASIAN'), ('MIXED_OTHER', 'MIXED_OTHER'), ('ASIAN_INDIAN', 'ASIAN_INDIAN'), ('ASIAN_PAKISTANI', 'ASIAN_PAKISTANI'), ('ASIAN_BANGLADESHI', 'ASIAN_BANGLADESHI'), ('ASIAN_CHINESE', 'ASIAN_CHINESE'), ('ASIAN_OTHER', 'ASIAN_OTHER'), ('BLACK_AFRICAN', 'BLACK_AFRICAN'), ('BLACK_CARIBBEAN', 'BLACK_CARIBBEAN'), ('BLACK_OTHER', 'BLACK_OTHER'), ('ARAB', 'ARAB'), ('OTHER', 'OTHER'), ('NOT_SAID', 'NOT_SAID'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('language', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')], help_text='language of choice')),
                ('communication', models.TextField(blank=True, help_text='how to talk with this person')),
                ('died_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('died_on__isnull', True), ('born_on__isnull', True), ('died_on__gte', models.F('born_on')), _connector='OR'), name='dies_after_birth')],
            },
        ),
        migrations.CreateModel(
            name='MergeEdgeEvent',
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
                ('judged_at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.TextField(blank=True)),
                ('judged_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='people.mergeedge')),
                ('withdrawn_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('person_a', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ('person_b', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='mergeedge',
            name='person_a',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='mergeedge',
            name='person_b',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.CreateModel(
            name='IdentifierEvent',
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
                ('system', models.TextField(choices=[('NHS_NUMBER', 'NHS_NUMBER'), ('UPN', 'UPN'), ('PNC_ID', 'PNC_ID'), ('POLICE_REFERENCE', 'POLICE_REFERENCE'), ('NICHE_PERSON', 'NICHE_PERSON'), ('NICHE_OCCURRENCE', 'NICHE_OCCURRENCE'), ('COUNCIL_PERSON', 'COUNCIL_PERSON'), ('SSDA903_CHILD', 'SSDA903_CHILD'), ('HOME_OFFICE', 'HOME_OFFICE'), ('NRM', 'NRM'), ('OTHER', 'OTHER')])),
                ('issuer', models.TextField(blank=True, help_text='whose number: a GSS or force code where the system is local')),
                ('value', models.TextField()),
                ('from_on', models.DateField(blank=True, null=True)),
                ('to_on', models.DateField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='people.identifier')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='identifier',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identifiers', to='people.person'),
        ),
        migrations.CreateModel(
            name='PersonEvent',
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
                ('born_on', models.DateField(blank=True, null=True)),
                ('born_precision', models.TextField(choices=[('MINUTE', 'MINUTE'), ('HOUR', 'HOUR'), ('DAY', 'DAY'), ('MONTH', 'MONTH'), ('YEAR', 'YEAR'), ('UNKNOWN', 'UNKNOWN')], default=ymylon.terms.codes.notices.Precision['UNKNOWN'])),
                ('sex', models.TextField(blank=True, choices=[('FEMALE', 'FEMALE'), ('MALE', 'MALE'), ('NON_BINARY', 'NON_BINARY'), ('INDETERMINATE', 'INDETERMINATE'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('ethnic_group', models.TextField(blank=True, choices=[('WHITE_BRITISH', 'WHITE_BRITISH'), ('WHITE_IRISH', 'WHITE_IRISH'), ('WHITE_TRAVELLER', 'WHITE_TRAVELLER'), ('WHITE_ROMA', 'WHITE_ROMA'), ('WHITE_OTHER', 'WHITE_OTHER'), ('MIXED_WHITE_BLACK_CARIBBEAN', 'MIXED_WHITE_BLACK_CARIBBEAN'), ('MIXED_WHITE_BLACK_AFRICAN', 'MIXED_WHITE_BLACK_AFRICAN'), ('MIXED_WHITE_ASIAN', 'MIXED_WHITE_ASIAN'), ('MIXED_OTHER', 'MIXED_OTHER'), ('ASIAN_INDIAN', 'ASIAN_INDIAN'), ('ASIAN_PAKISTANI', 'ASIAN_PAKISTANI'), ('ASIAN_BANGLADESHI', 'ASIAN_BANGLADESHI'), ('ASIAN_CHINESE', 'ASIAN_CHINESE'), ('ASIAN_OTHER', 'ASIAN_OTHER'), ('BLACK_AFRICAN', 'BLACK_AFRICAN'), ('BLACK_CARIBBEAN', 'BLACK_CARIBBEAN'), ('BLACK_OTHER', 'BLACK_OTHER'), ('ARAB', 'ARAB'), ('OTHER', 'OTHER'), ('NOT_SAID', 'NOT_SAID'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('language', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')], help_text='language of choice')),
                ('communication', models.TextField(blank=True, help_text='how to talk with this person')),
                ('died_on', models.DateField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PersonName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('kind', models.TextField(choices=[('CURRENT', 'Current'), ('FORMER', 'Former'), ('KNOWN_AS', 'Known As')], default='CURRENT')),
                ('given', models.TextField(blank=True)),
                ('family', models.TextField(blank=True)),
                ('search_keys', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('sort_key', models.TextField(blank=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='people.person')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search_keys'], name='name_search_keys')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'CURRENT')), fields=('person',), name='one_current_name'), models.CheckConstraint(condition=models.Q(('given', ''), ('family', ''), _negated=True), name='name_has_something')],
            },
        ),
        migrations.CreateModel(
            name='PersonNameEvent',
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
                ('kind', models.TextField(choices=[('CURRENT', 'Current'), ('FORMER', 'Former'), ('KNOWN_AS', 'Known As')], default='CURRENT')),
                ('given', models.TextField(blank=True)),
                ('family', models.TextField(blank=True)),
                ('search_keys', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('sort_key', models.TextField(blank=True)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='people.personname')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='mergeedge',
            constraint=models.CheckConstraint(condition=models.Q(('person_a__lt', models.F('person_b'))), name='edge_joins_two'),
        ),
        migrations.AddConstraint(
            model_name='mergeedge',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='edge_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='mergeedge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__gte', models.F('judged_at')), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='edge_withdrawn_whole'),
        ),
        migrations.AddConstraint(
            model_name='mergeedge',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('person_a', 'person_b'), name='one_live_edge'),
        ),
        migrations.AddIndex(
            model_name='identifier',
            index=models.Index(fields=['system', 'value'], name='identifier_by_value'),
        ),
        migrations.AddConstraint(
            model_name='identifier',
            constraint=models.UniqueConstraint(fields=('person', 'system', 'issuer', 'value'), name='identifier_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='identifier',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('from_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='identifier_ends_after_start'),
        ),
        AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personevent" ("born_on", "born_precision", "communication", "died_on", "ethnic_group", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "sex", "version") VALUES (NEW."born_on", NEW."born_precision", NEW."communication", NEW."died_on", NEW."ethnic_group", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."ref", NEW."scopes", NEW."sex", NEW."version"); RETURN NULL;', hash='b74a132f9580fda4ce7dcd278fb7106a1fc98468', operation='INSERT', pgid='pgtrigger_insert_insert_65688', table='people_person', when='AFTER')),
        ),
        AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."born_on" IS DISTINCT FROM (NEW."born_on") OR OLD."born_precision" IS DISTINCT FROM (NEW."born_precision") OR OLD."communication" IS DISTINCT FROM (NEW."communication") OR OLD."died_on" IS DISTINCT FROM (NEW."died_on") OR OLD."ethnic_group" IS DISTINCT FROM (NEW."ethnic_group") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."sex" IS DISTINCT FROM (NEW."sex"))', func='INSERT INTO "people_personevent" ("born_on", "born_precision", "communication", "died_on", "ethnic_group", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "sex", "version") VALUES (NEW."born_on", NEW."born_precision", NEW."communication", NEW."died_on", NEW."ethnic_group", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."ref", NEW."scopes", NEW."sex", NEW."version"); RETURN NULL;', hash='597320f4ab8c9c47f09b6802a901348d7b0b953d', operation='UPDATE', pgid='pgtrigger_update_update_de829', table='people_person', when='AFTER')),
        ),
        AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personevent" ("born_on", "born_precision", "communication", "died_on", "ethnic_group", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "sex", "version") VALUES (OLD."born_on", OLD."born_precision", OLD."communication", OLD."died_on", OLD."ethnic_group", OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."ref", OLD."scopes", OLD."sex", OLD."version"); RETURN NULL;', hash='46332f85fe5d0c2ce12bcae8b9b626f5ec5826e8', operation='DELETE', pgid='pgtrigger_delete_delete_2ca2d', table='people_person', when='AFTER')),
        ),
        AddTrigger(
            model_name='mergeedge',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_mergeedgeevent" ("id", "judged_at", "judged_by_id", "person_a_id", "person_b_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "ref", "scopes", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_why") VALUES (NEW."id", NEW."judged_at", NEW."judged_by_id", NEW."person_a_id", NEW."person_b_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."ref", NEW."scopes", NEW."version", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_why"); RETURN NULL;', hash='568c5ec4c5df90f20cf24398d2ec96632e517ec2', operation='INSERT', pgid='pgtrigger_insert_insert_42aad', table='people_mergeedge', when='AFTER')),
        ),
        AddTrigger(
            model_name='mergeedge',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_at" IS DISTINCT FROM (NEW."judged_at") OR OLD."judged_by_id" IS DISTINCT FROM (NEW."judged_by_id") OR OLD."person_a_id" IS DISTINCT FROM (NEW."person_a_id") OR OLD."person_b_id" IS DISTINCT FROM (NEW."person_b_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id") OR OLD."withdrawn_why" IS DISTINCT FROM (NEW."withdrawn_why"))', func='INSERT INTO "people_mergeedgeevent" ("id", "judged_at", "judged_by_id", "person_a_id", "person_b_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "ref", "scopes", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_why") VALUES (NEW."id", NEW."judged_at", NEW."judged_by_id", NEW."person_a_id", NEW."person_b_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."ref", NEW."scopes", NEW."version", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_why"); RETURN NULL;', hash='b42b926427d2b00f79d6301589998503aba66c8c', operation='UPDATE', pgid='pgtrigger_update_update_c1f18', table='people_mergeedge', when='AFTER')),
        ),
        AddTrigger(
            model_name='mergeedge',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_mergeedgeevent" ("id", "judged_at", "judged_by_id", "person_a_id", "person_b_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "ref", "scopes", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_why") VALUES (OLD."id", OLD."judged_at", OLD."judged_by_id", OLD."person_a_id", OLD."person_b_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."ref", OLD."scopes", OLD."version", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_why"); RETURN NULL;', hash='ebb94e5ca3d6b543b6c452b67cfdb0af917b3d47', operation='DELETE', pgid='pgtrigger_delete_delete_6a041', table='people_mergeedge', when='AFTER')),
        ),
        AddTrigger(
            model_name='identifier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_identifierevent" ("from_on", "id", "issuer", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "system", "to_on", "value", "version") VALUES (NEW."from_on", NEW."id", NEW."issuer", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."ref", NEW."scopes", NEW."system", NEW."to_on", NEW."value", NEW."version"); RETURN NULL;', hash='a2f354bfa0cf60919436e1306396385747fad477', operation='INSERT', pgid='pgtrigger_insert_insert_a1cac', table='people_identifier', when='AFTER')),
        ),
        AddTrigger(
            model_name='identifier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issuer" IS DISTINCT FROM (NEW."issuer") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."system" IS DISTINCT FROM (NEW."system") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on") OR OLD."value" IS DISTINCT FROM (NEW."value"))', func='INSERT INTO "people_identifierevent" ("from_on", "id", "issuer", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "system", "to_on", "value", "version") VALUES (NEW."from_on", NEW."id", NEW."issuer", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."ref", NEW."scopes", NEW."system", NEW."to_on", NEW."value", NEW."version"); RETURN NULL;', hash='619c769199f669a97a2251a3dbd9abc62e13eb19', operation='UPDATE', pgid='pgtrigger_update_update_e3682', table='people_identifier', when='AFTER')),
        ),
        AddTrigger(
            model_name='identifier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_identifierevent" ("from_on", "id", "issuer", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "system", "to_on", "value", "version") VALUES (OLD."from_on", OLD."id", OLD."issuer", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."ref", OLD."scopes", OLD."system", OLD."to_on", OLD."value", OLD."version"); RETURN NULL;', hash='873639136159087d449dc10ec05bd86391cebc0d', operation='DELETE', pgid='pgtrigger_delete_delete_c0602', table='people_identifier', when='AFTER')),
        ),
        AddTrigger(
            model_name='personname',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personnameevent" ("family", "given", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "search_keys", "sort_key", "version") VALUES (NEW."family", NEW."given", NEW."id", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."ref", NEW."scopes", NEW."search_keys", NEW."sort_key", NEW."version"); RETURN NULL;', hash='870a4aeb3fe86bfddbbcc743c692d6f11136fb61', operation='INSERT', pgid='pgtrigger_insert_insert_c53e8', table='people_personname', when='AFTER')),
        ),
        AddTrigger(
            model_name='personname',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."family" IS DISTINCT FROM (NEW."family") OR OLD."given" IS DISTINCT FROM (NEW."given") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."search_keys" IS DISTINCT FROM (NEW."search_keys") OR OLD."sort_key" IS DISTINCT FROM (NEW."sort_key"))', func='INSERT INTO "people_personnameevent" ("family", "given", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "search_keys", "sort_key", "version") VALUES (NEW."family", NEW."given", NEW."id", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."ref", NEW."scopes", NEW."search_keys", NEW."sort_key", NEW."version"); RETURN NULL;', hash='7804df1b8ac47dda8c5ac60346a5194bd874b091', operation='UPDATE', pgid='pgtrigger_update_update_6d4c3', table='people_personname', when='AFTER')),
        ),
        AddTrigger(
            model_name='personname',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personnameevent" ("family", "given", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "scopes", "search_keys", "sort_key", "version") VALUES (OLD."family", OLD."given", OLD."id", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."ref", OLD."scopes", OLD."search_keys", OLD."sort_key", OLD."version"); RETURN NULL;', hash='720facec1c2f1c8ff093118fab8fe764a3b87539', operation='DELETE', pgid='pgtrigger_delete_delete_7960e', table='people_personname', when='AFTER')),
        ),
        LaneTable("Person", lane="IDENTITY", child="id", frozen=False, system=True),
        LaneTable("PersonEvent", lane="IDENTITY", child="id", history=True),
        LaneTable("PersonName", lane="IDENTITY", child="person_id", frozen=False, system=True),
        LaneTable("PersonNameEvent", lane="IDENTITY", child="person_id", history=True),
        LaneTable("Identifier", lane="IDENTITY", child="person_id", frozen=False, system=False),
        LaneTable("IdentifierEvent", lane="IDENTITY", child="person_id", history=True),
        LaneTable("MergeEdge", lane="IDENTITY", child="person_a_id", frozen=False, system=False),
        LaneTable("MergeEdgeEvent", lane="IDENTITY", child="person_a_id", history=True),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
