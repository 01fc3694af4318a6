"""Conflicts of interest and questions; and the functions by which the audit is read."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "oversight.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('audit', '0003_grants'),
        ('children', '0003_holder'),
        ('people', '0002_merge_edge'),
        ('notices', '0005_left_out_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('family_name', models.TextField()),
                ('words', models.TextField(help_text='how they know them')),
                ('declared_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('family_name', ''), _negated=True), name='conflict_names_a_family')],
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
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
