"""What authorities return, each table closed from the first."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "returns.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0002_acting'),
        ('agencies', '0002_calendar'),
        ('children', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(editable=False, unique=True)),
                ('body', models.TextField(help_text='the agency’s code as it was: the rows say the same of whose they are')),
                ('first_year', models.IntegerField(help_text='2025 is the collection year 2025-26')),
                ('number', models.IntegerField()),
                ('at', models.DateTimeField()),
                ('files', models.JSONField(help_text='name, size and SHA-256 of each file, and whether it is last year’s')),
                ('begun_at', models.DateTimeField(help_text='when reading began; the clock writes it, and how many files are read', null=True)),
                ('read', models.IntegerField(default=0)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
        ),
        migrations.CreateModel(
            name='SealedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.IntegerField()),
                ('sealed', models.BinaryField()),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='returns.upload')),
            ],
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(editable=False, unique=True)),
                ('code', models.TextField()),
                ('severity', models.TextField()),
                ('file', models.TextField()),
                ('is_before', models.BooleanField(default=False, help_text='the file is last year’s')),
                ('table', models.TextField(blank=True)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('rows', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('count', models.IntegerField(default=0)),
                ('marks', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('words_en', models.TextField()),
                ('words_cy', models.TextField()),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='returns.upload')),
            ],
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('outcome', models.TextField(choices=[('JUDGED', 'JUDGED'), ('REFUSED', 'REFUSED'), ('TOO_MUCH', 'TOO_MUCH'), ('LOST', 'LOST')])),
                ('files', models.JSONField(default=list)),
                ('asked', models.IntegerField(default=0)),
                ('not_asked', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('filled', models.JSONField(default=dict)),
                ('episodes', models.JSONField(default=dict)),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='judgement', to='returns.upload')),
            ],
        ),
        migrations.CreateModel(
            name='Said',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.IntegerField()),
                ('kind', models.TextField(choices=[('EXPLAINED', 'EXPLAINED'), ('ACCEPTED', 'ACCEPTED')])),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('explained_by', models.ForeignKey(help_text='whose explanation is accepted', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('problem', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='returns.problem')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('problem', 'number'), name='said_of_problem_once'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='said_of_problem_in_words'), models.CheckConstraint(condition=models.Q(('explained_by__isnull', True), models.Q(('explained_by', models.F('by')), _negated=True), _connector='OR'), name='accepted_by_another_than_explained')],
            },
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.UniqueConstraint(fields=('agency', 'first_year', 'number'), name='return_number_once'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('first_year__range', (2000, 2200))), name='return_of_a_year'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='return_counts_from_one'),
        ),
        migrations.AddConstraint(
            model_name='sealedfile',
            constraint=models.UniqueConstraint(fields=('upload', 'place'), name='return_file_once'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['error', 'query', 'information'])), name='problem_of_a_severity'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.CheckConstraint(condition=models.Q(('count__gte', 0)), name='problem_counts_rows'),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
