import django.contrib.postgres.fields
from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"
FILES = ("audit.sql", "sealing.sql", "grants.sql")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Epoch',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('system', models.BigIntegerField(help_text="the server's own number")),
                ('begun_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'audit_epoch',
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('epoch', models.IntegerField(default=0, help_text='which database server wrote it: transactions are numbered anew on each')),
                ('xid', models.BigIntegerField(help_text='transaction that wrote it, for sealing in the order of commits')),
                ('actor', models.BigIntegerField(help_text='account; nought for the clock and for nobody')),
                ('purpose', models.TextField()),
                ('act', models.TextField()),
                ('lane', models.TextField(blank=True)),
                ('children', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('about', models.TextField(blank=True, help_text='public reference of what was acted on')),
                ('why', models.TextField(blank=True)),
                ('leaf', models.BinaryField(help_text='hash over the row, computed by the database')),
            ],
            options={
                'db_table': 'audit_line',
                'indexes': [models.Index(fields=['epoch', 'xid', 'id'], name='audit_line_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('start', models.BigIntegerField(help_text='how many lines were sealed before', unique=True)),
                ('size', models.BigIntegerField(help_text='how many are sealed with these', unique=True)),
                ('lines', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('leaves', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), size=None)),
                ('epoch', models.IntegerField()),
                ('horizon', models.BigIntegerField(help_text='every transaction of the epoch below this number is sealed')),
                ('root', models.BinaryField()),
                ('before', models.BinaryField(help_text='root of the seal before')),
                ('peaks', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), help_text='what the next seal goes on from', size=None)),
                ('at', models.DateTimeField()),
                ('signature', models.BinaryField()),
            ],
            options={
                'db_table': 'audit_seal',
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', models.F('start'))), name='seal_seals_something')],
            },
        ),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
