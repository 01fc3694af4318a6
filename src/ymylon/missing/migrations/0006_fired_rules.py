"""Which local rule made a strategy meeting due, and on which facts, is kept as it was when it fired."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "fired_rules.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('children', '0005_residence'),
        ('missing', '0005_live_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='FiredRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('key', models.TextField(help_text='the policy row')),
                ('value', models.JSONField(help_text='what the rule asked')),
                ('facts', models.JSONField(help_text='codes, instants and numbers, no words')),
                ('source', models.TextField(blank=True)),
                ('standing', models.TextField(blank=True, choices=[('LAW', 'LAW'), ('STATUTORY_GUIDANCE', 'STATUTORY_GUIDANCE'), ('GUIDANCE', 'GUIDANCE'), ('LOCAL_PRACTICE', 'LOCAL_PRACTICE'), ('DEMONSTRATION', 'DEMONSTRATION')])),
                ('at', models.DateTimeField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fired_rules', to='missing.episode')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('episode', 'key'), name='rule_fires_once')],
            },
        ),
        LaneTable("FiredRule", lane="CONCERN", child="child_id", frozen=True, system=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
