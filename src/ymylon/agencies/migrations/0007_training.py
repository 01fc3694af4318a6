"""Who was trained in what: by name to themselves and their managers, by number to panels and boards."""

from pathlib import Path

import django.db.models.deletion
import uuid
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "training.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0006_stands_for_managers'),
        ('access', '0004_place_ends'),
        ('children', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('subject', models.TextField(choices=[('EXPLOITATION', 'EXPLOITATION'), ('EXPLOITATION_CARERS', 'EXPLOITATION_CARERS'), ('NRM', 'NRM')])),
                ('held_on', models.DateField()),
                ('given_by', models.TextField(help_text='who gave it: a body or a trainer')),
                ('stands_until', models.DateField(help_text='the last day on which it stands; empty where nobody set one', null=True)),
                ('recorded_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('practitioner', 'subject', 'held_on'), name='trained_once_a_day'), models.CheckConstraint(condition=models.Q(('given_by', ''), _negated=True), name='training_says_who_gave_it'), models.CheckConstraint(condition=models.Q(('stands_until__isnull', True), ('stands_until__gte', models.F('held_on')), _connector='OR'), name='training_stands_from_its_day'), models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at__isnull', True), ('taken_back_by__isnull', True)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False)), _connector='OR'), name='training_taken_back_by_somebody')],
            },
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
