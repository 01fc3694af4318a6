"""Disruption plans, each table closed in its lane from the first."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "disruption.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("associates", "0001_initial"),
        ("children", "0001_initial"),
        ("contexts", "0001_initial"),
        ("orders", "0001_initial"),
        ("protection", "0003_names_nobody_else"),
    ]

    operations = [
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('against', models.TextField(choices=[('ENTRY', 'ENTRY'), ('PLACE', 'PLACE'), ('ORDER', 'ORDER')])),
                ('named', models.TextField(help_text='what the record was called when the step was agreed')),
                ('means', models.TextField(choices=[('NOTICE', 'NOTICE'), ('VISIT', 'VISIT'), ('ARREST', 'ARREST'), ('LICENSING', 'LICENSING'), ('TENANCY', 'TENANCY'), ('VEHICLE', 'VEHICLE'), ('LINE', 'LINE'), ('ONLINE', 'ONLINE'), ('MONEY', 'MONEY'), ('PLACE', 'PLACE'), ('OTHER', 'OTHER')])),
                ('words', models.TextField()),
                ('who', models.TextField(blank=True, help_text='who does it, where that is not the team: licensing, the bus company')),
                ('due_on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='for whose sake; the plan is never against them', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('context', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context')),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='associates.entry')),
                ('order', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
                ('team', models.ForeignKey(help_text='who sees to it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('effect', models.TextField(choices=[('STOPPED', 'STOPPED'), ('LESS', 'LESS'), ('NO_EFFECT', 'NO_EFFECT'), ('DISPLACED', 'DISPLACED'), ('NOT_DONE', 'NOT_DONE')])),
                ('words', models.TextField()),
                ('next_words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(help_text='for whose sake; the plan is never against them', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='disruption.step')),
            ],
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('against', 'ENTRY'), ('context__isnull', True), ('entry__isnull', False), ('order__isnull', True)), models.Q(('against', 'PLACE'), ('context__isnull', False), ('entry__isnull', True), ('order__isnull', True)), models.Q(('against', 'ORDER'), ('context__isnull', True), ('entry__isnull', True), ('order__isnull', False)), _connector='OR'), name='disruption_against_one_record'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.UniqueConstraint(fields=('step',), name='disruption_step_ends_once'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['NO_EFFECT', 'DISPLACED', 'NOT_DONE']), _negated=True), models.Q(('next_words', ''), _negated=True), _connector='OR'), name='disruption_says_what_is_next'),
        ),
        LaneTable("Step", lane="DISRUPTION", child="child_id", frozen=True, system=False),
        LaneTable("Outcome", lane="DISRUPTION", child="child_id", frozen=True, system=False),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
