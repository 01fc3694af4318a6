import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import AddTrigger, LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "associates.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    """Persons, groups and things of concern: what the police hold asks for intelligence besides."""

    initial = True

    dependencies = [
        ('agencies', '0002_calendar'),
        ('children', '0001_initial'),
        ('duties', '0002_agreed'),
        ('protection', '0003_names_nobody_else'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('police', models.BooleanField(default=False, editable=False, help_text='held by the police: intelligence besides')),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.TextField(blank=True)),
                ('kind', models.TextField(choices=[('PERSON', 'PERSON'), ('GROUP', 'GROUP'), ('PHONE', 'PHONE'), ('VEHICLE', 'VEHICLE'), ('ACCOUNT', 'ACCOUNT'), ('PLATFORM', 'PLATFORM')])),
                ('name', models.TextField(blank=True)),
                ('nicknames', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('folded', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, editable=False, help_text='name and nicknames, as they are compared', size=None)),
                ('mark', models.TextField(blank=True, help_text='number, registration mark, name online or address, as typed')),
                ('key', models.TextField(blank=True, editable=False, help_text='the mark, as it is compared')),
                ('description', models.TextField(blank=True)),
                ('born_about', models.IntegerField(help_text='year of birth, about', null=True)),
                ('basis', models.TextField(choices=[('SAFEGUARDING', 'SAFEGUARDING'), ('CRIME', 'CRIME'), ('ORDER', 'ORDER')])),
                ('why', models.TextField()),
                ('source', models.TextField()),
                ('sure', models.TextField(choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('review_on', models.DateField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('review_words', models.TextField(blank=True)),
                ('agency', models.ForeignKey(help_text='the controller', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('team', models.ForeignKey(help_text='who looks again', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'indexes': [
                    django.contrib.postgres.indexes.GinIndex(fields=['folded'], name='associate_by_name'),
                    models.Index(condition=models.Q(('key', ''), _negated=True), fields=['kind', 'key'], name='associate_by_mark'),
                    models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['review_on'], name='associate_by_review'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('folded', []), _negated=True), models.Q(('key', ''), _negated=True), _connector='OR'), name='associate_known_by_something'),
                    models.CheckConstraint(condition=models.Q(models.Q(('why', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='associate_has_why_and_source'),
                    models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('end_reason', '')), models.Q(('ended_at__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='associate_ends_for_a_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='EntryEvent',
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
                ('at', models.DateTimeField()),
                ('police', models.BooleanField(default=False, editable=False, help_text='held by the police: intelligence besides')),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.TextField(blank=True)),
                ('kind', models.TextField(choices=[('PERSON', 'PERSON'), ('GROUP', 'GROUP'), ('PHONE', 'PHONE'), ('VEHICLE', 'VEHICLE'), ('ACCOUNT', 'ACCOUNT'), ('PLATFORM', 'PLATFORM')])),
                ('name', models.TextField(blank=True)),
                ('nicknames', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('folded', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, editable=False, help_text='name and nicknames, as they are compared', size=None)),
                ('mark', models.TextField(blank=True, help_text='number, registration mark, name online or address, as typed')),
                ('key', models.TextField(blank=True, editable=False, help_text='the mark, as it is compared')),
                ('description', models.TextField(blank=True)),
                ('born_about', models.IntegerField(help_text='year of birth, about', null=True)),
                ('basis', models.TextField(choices=[('SAFEGUARDING', 'SAFEGUARDING'), ('CRIME', 'CRIME'), ('ORDER', 'ORDER')])),
                ('why', models.TextField()),
                ('source', models.TextField()),
                ('sure', models.TextField(choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('review_on', models.DateField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('review_words', models.TextField(blank=True)),
                ('agency', models.ForeignKey(db_constraint=False, help_text='the controller', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.agency')),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='past', to='associates.entry')),
                ('reviewed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.practitioner')),
                ('team', models.ForeignKey(db_constraint=False, help_text='who looks again', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agencies.team')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('police', models.BooleanField(default=False, editable=False, help_text='held by the police: intelligence besides')),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.TextField(blank=True)),
                ('way', models.TextField(choices=[('HARMS', 'HARMS'), ('NEAR', 'NEAR'), ('REACHES', 'REACHES'), ('IS', 'IS')])),
                ('words', models.TextField(blank=True)),
                ('source', models.TextField()),
                ('sure', models.TextField(choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('from_on', models.DateField(null=True)),
                ('to_on', models.DateField(null=True)),
                ('episode', models.UUIDField(help_text='the episode in which it was so', null=True)),
                ('agency', models.ForeignKey(help_text='the controller', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='associates.entry')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('end_reason', '')), models.Q(('ended_at__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='associate_link_ends_for_a_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('about', models.UUIDField(help_text='the link that says that they are named')),
                ('offered', models.TextField()),
                ('answer', models.TextField(choices=[('ACCEPTED', 'ACCEPTED'), ('REFUSED', 'REFUSED'), ('THINKING', 'THINKING'), ('NOT_OFFERED', 'NOT_OFFERED')])),
                ('childs_words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('police', models.BooleanField(default=False, editable=False, help_text='held by the police: intelligence besides')),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.TextField(blank=True)),
                ('kind', models.TextField(choices=[('MEMBER_OF', 'MEMBER_OF'), ('USES', 'USES'), ('ON_PLATFORM', 'ON_PLATFORM'), ('SAME', 'SAME')])),
                ('words', models.TextField(blank=True)),
                ('source', models.TextField()),
                ('sure', models.TextField(choices=[('CONFIRMED', 'CONFIRMED'), ('LIKELY', 'LIKELY'), ('SUSPECTED', 'SUSPECTED'), ('NOT_KNOWN', 'NOT_KNOWN')])),
                ('from_on', models.DateField(null=True)),
                ('to_on', models.DateField(null=True)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='associates.entry')),
                ('agency', models.ForeignKey(help_text='the controller', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tied', to='associates.entry')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('end_reason', '')), models.Q(('ended_at__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='associate_tie_ends_for_a_reason'),
                    models.CheckConstraint(condition=models.Q(('a', models.F('b')), _negated=True), name='associate_not_tied_to_itself'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='associates.link')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='associate_wording_says_something'),
                ],
            },
        ),
        AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "associates_entryevent" ("agency_id", "at", "basis", "born_about", "by_id", "child_id", "description", "end_reason", "ended_at", "ended_by_id", "folded", "id", "key", "kind", "mark", "name", "nicknames", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "police", "ref", "review_on", "review_words", "reviewed_at", "reviewed_by_id", "scopes", "source", "sure", "team_id", "version", "why") VALUES (NEW."agency_id", NEW."at", NEW."basis", NEW."born_about", NEW."by_id", NEW."child_id", NEW."description", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."folded", NEW."id", NEW."key", NEW."kind", NEW."mark", NEW."name", NEW."nicknames", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."police", NEW."ref", NEW."review_on", NEW."review_words", NEW."reviewed_at", NEW."reviewed_by_id", NEW."scopes", NEW."source", NEW."sure", NEW."team_id", NEW."version", NEW."why"); RETURN NULL;', hash='652f667a2a79bfd1538aee541161bae5d78698b0', operation='INSERT', pgid='pgtrigger_insert_insert_88a7f', table='associates_entry', when='AFTER')),
        ),
        AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."born_about" IS DISTINCT FROM (NEW."born_about") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."folded" IS DISTINCT FROM (NEW."folded") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."mark" IS DISTINCT FROM (NEW."mark") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."nicknames" IS DISTINCT FROM (NEW."nicknames") OR OLD."police" IS DISTINCT FROM (NEW."police") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."review_words" IS DISTINCT FROM (NEW."review_words") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."sure" IS DISTINCT FROM (NEW."sure") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."why" IS DISTINCT FROM (NEW."why"))', func='INSERT INTO "associates_entryevent" ("agency_id", "at", "basis", "born_about", "by_id", "child_id", "description", "end_reason", "ended_at", "ended_by_id", "folded", "id", "key", "kind", "mark", "name", "nicknames", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "police", "ref", "review_on", "review_words", "reviewed_at", "reviewed_by_id", "scopes", "source", "sure", "team_id", "version", "why") VALUES (NEW."agency_id", NEW."at", NEW."basis", NEW."born_about", NEW."by_id", NEW."child_id", NEW."description", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."folded", NEW."id", NEW."key", NEW."kind", NEW."mark", NEW."name", NEW."nicknames", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."police", NEW."ref", NEW."review_on", NEW."review_words", NEW."reviewed_at", NEW."reviewed_by_id", NEW."scopes", NEW."source", NEW."sure", NEW."team_id", NEW."version", NEW."why"); RETURN NULL;', hash='ea7dc62742c54eb83b8bde0ea669e46bfcc5dfe9', operation='UPDATE', pgid='pgtrigger_update_update_89985', table='associates_entry', when='AFTER')),
        ),
        AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "associates_entryevent" ("agency_id", "at", "basis", "born_about", "by_id", "child_id", "description", "end_reason", "ended_at", "ended_by_id", "folded", "id", "key", "kind", "mark", "name", "nicknames", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "police", "ref", "review_on", "review_words", "reviewed_at", "reviewed_by_id", "scopes", "source", "sure", "team_id", "version", "why") VALUES (OLD."agency_id", OLD."at", OLD."basis", OLD."born_about", OLD."by_id", OLD."child_id", OLD."description", OLD."end_reason", OLD."ended_at", OLD."ended_by_id", OLD."folded", OLD."id", OLD."key", OLD."kind", OLD."mark", OLD."name", OLD."nicknames", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."police", OLD."ref", OLD."review_on", OLD."review_words", OLD."reviewed_at", OLD."reviewed_by_id", OLD."scopes", OLD."source", OLD."sure", OLD."team_id", OLD."version", OLD."why"); RETURN NULL;', hash='fc0f2cef14a859d39fd57283b77b6856c903276d', operation='DELETE', pgid='pgtrigger_delete_delete_0288d', table='associates_entry', when='AFTER')),
        ),
        LaneTable("Entry", lane="PERSONS", child="child_id", system=True),
        LaneTable("EntryEvent", lane="PERSONS", child="child_id", history=True),
        LaneTable("Link", lane="PERSONS", child="child_id"),
        LaneTable("Tie", lane="PERSONS", child="child_id"),
        LaneTable("Wording", lane="PERSONS", child="child_id"),
        LaneTable("Offer", lane="PERSONS", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
