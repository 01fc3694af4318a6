"""What was given outside the record: a ledger, a row for each kind of fact."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models
from pathlib import Path

from ymylon.access.locks import LedgerTable

SQL = (Path(__file__).parent.parent / "sql" / "disclosures.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_agreements'),
        ('agencies', '0004_demo_mark'),
        ('children', '0006_case_grants'),
    ]

    operations = [
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lane', models.TextField(choices=[('IDENTITY', 'IDENTITY'), ('EPISODE', 'EPISODE'), ('POLICE_GRADE', 'POLICE_GRADE'), ('CONCERN', 'CONCERN'), ('FOUND', 'FOUND'), ('OFFENDING', 'OFFENDING'), ('INTERVIEW_WORDS', 'INTERVIEW_WORDS'), ('INTERVIEW_SUMMARY', 'INTERVIEW_SUMMARY'), ('INTERVIEW_ACTIONS', 'INTERVIEW_ACTIONS'), ('HEALTH', 'HEALTH'), ('SEXUAL_HEALTH', 'SEXUAL_HEALTH'), ('EDUCATION', 'EDUCATION'), ('CARE', 'CARE'), ('IMMIGRATION', 'IMMIGRATION'), ('INTELLIGENCE', 'INTELLIGENCE'), ('PERSONS', 'PERSONS'), ('DISRUPTION', 'DISRUPTION'), ('SAFETY', 'SAFETY'), ('PROTECTED', 'PROTECTED'), ('WORKER_SAFETY', 'WORKER_SAFETY'), ('AUDIT', 'AUDIT')])),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('act', models.UUIDField(help_text='the giving, of which this is one kind of fact')),
                ('means', models.TextField(choices=[('PRINT', 'PRINT'), ('FILE', 'FILE'), ('MAIL', 'MAIL'), ('SPOKEN', 'SPOKEN')])),
                ('to_body', models.TextField(blank=True, help_text='a body outside the record')),
                ('to_person', models.TextField(blank=True)),
                ('agreement', models.UUIDField(help_text='the version of the agreement under which it was given', null=True)),
                ('why', models.TextField(blank=True, help_text='the reason, where no agreement covers it')),
                ('is_sealed', models.BooleanField(default=False, help_text='to whom and why is sealed: the child is protected')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('to_agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'at'], name='disclosure_of_child')],
                'constraints': [models.UniqueConstraint(fields=('act', 'lane'), name='disclosed_once_a_lane'), models.CheckConstraint(condition=models.Q(('lane__in', ['PROTECTED', 'AUDIT']), _negated=True), name='no_protected_fact_is_given')],
            },
        ),
        LedgerTable("Disclosure"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
