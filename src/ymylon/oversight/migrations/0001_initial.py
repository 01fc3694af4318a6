import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
import ymylon.terms.codes.agencies
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"
FILES = ("oversight.sql",)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('notices', '0001_initial'),
        ('children', '0001_initial'),
        ('audit', '0001_initial'),
        ('agencies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.UUIDField()),
                ('number', models.IntegerField(help_text='the version whose day has come')),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('climbed', models.IntegerField(default=0, help_text='how often nobody answered in time')),
                ('answered_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('asked_team', models.ForeignKey(help_text='who is asked now', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'indexes': [models.Index(fields=['answered_at', 'due_at'], name='agreement_review_waiting')],
                'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='a_version_is_reviewed_once')],
            },
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('kind', models.TextField(choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('ADDRESS', 'ADDRESS'), ('PRACTITIONER', 'PRACTITIONER'), ('NONE', 'NONE')], default=ymylon.terms.codes.agencies.InterestKind['FAMILY'])),
                ('named', models.TextField(blank=True, help_text='surname of a family, name of a child or colleague, or an address; in their words')),
                ('words', models.TextField(blank=True, help_text='how they know them')),
                ('declared_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'NONE'), ('named', '')), models.Q(models.Q(('kind', 'NONE'), _negated=True), models.Q(('named', ''), _negated=True)), _connector='OR'), name='conflict_names_whom')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('line', models.BigIntegerField(help_text='number of the audit line')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), help_text='for whose agencies the auditor asked', size=None)),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), help_text='codes of what stood out', size=None)),
                ('words', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['asked_of', 'answered_at'], name='question_by_person')],
                'constraints': [models.UniqueConstraint(fields=('line',), name='one_question_a_line'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_question_asks_something')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('climbed', models.IntegerField(default=0, help_text='how often nobody answered in time')),
                ('answer', models.TextField(blank=True, help_text='CONFIRMED or ENDED; empty while it waits')),
                ('why', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('asked_team', models.ForeignKey(help_text='whose managers answer now', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.membership')),
            ],
            options={
                'indexes': [models.Index(fields=['answered_at', 'due_at'], name='review_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('membership',), name='one_review_waits'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answer__in', ['CONFIRMED', 'ENDED']), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_named_person_answers_a_review'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'ENDED'), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='an_end_has_its_reason')],
            },
        ),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
