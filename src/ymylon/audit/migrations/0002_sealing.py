"""Lines say on which server they were written, and are sealed into a tree whose heads are signed."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "sealing.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
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
            },
        ),
        migrations.AddField(
            model_name='line',
            name='epoch',
            field=models.IntegerField(default=0, help_text='which database server wrote it: transactions are numbered anew on each'),
        ),
        migrations.AddIndex(
            model_name='line',
            index=models.Index(fields=['epoch', 'xid', 'id'], name='audit_line_in_order'),
        ),
        migrations.AddConstraint(
            model_name='seal',
            constraint=models.CheckConstraint(condition=models.Q(('size__gt', models.F('start'))), name='seal_seals_something'),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
