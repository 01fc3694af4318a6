"""Warning notices and orders, each table closed to everybody who lacks the lane of persons of concern."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "orders.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0002_calendar'),
        ('associates', '0001_initial'),
        ('children', '0001_initial'),
        ('protection', '0003_names_nobody_else'),
    ]

    operations = [
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('kind', models.TextField(choices=[('CAWN_S2', 'CAWN_S2'), ('CAWN_S49', 'CAWN_S49'), ('CCE_PREVENTION', 'CCE_PREVENTION'), ('TRAFFICKING_RISK', 'TRAFFICKING_RISK'), ('TRAFFICKING_PREVENTION', 'TRAFFICKING_PREVENTION'), ('SEXUAL_RISK', 'SEXUAL_RISK'), ('SEXUAL_HARM_PREVENTION', 'SEXUAL_HARM_PREVENTION'), ('NON_MOLESTATION', 'NON_MOLESTATION'), ('GANG_INJUNCTION', 'GANG_INJUNCTION')])),
                ('named', models.TextField(help_text='the name that stands on it; whoever reads the order reads it')),
                ('why', models.TextField()),
                ('attempt', models.IntegerField(default=0, help_text='how many were asked for before, and withdrawn, to follow the same one')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('entry', models.ForeignKey(help_text='whom it binds', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='associates.entry')),
                ('follows', models.ForeignKey(help_text='which it renews', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
                ('team', models.ForeignKey(help_text='the police who see to it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('follows', 'attempt'), name='order_renewed_once')]},
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('said_at', models.DateTimeField(help_text='when whoever is named said so', null=True)),
                ('number', models.IntegerField()),
                ('state', models.TextField(choices=[('REQUESTED', 'REQUESTED'), ('STATEMENT', 'STATEMENT'), ('DRAFTED', 'DRAFTED'), ('NOT_SERVED', 'NOT_SERVED'), ('SERVED', 'SERVED'), ('BREACHED', 'BREACHED'), ('LET_END', 'LET_END'), ('ENDED', 'ENDED'), ('SEEN_TO', 'SEEN_TO'), ('WITHDRAWN', 'WITHDRAWN'), ('RENEWED', 'RENEWED')])),
                ('on', models.DateField(help_text='the day on which it happened')),
                ('who', models.TextField(blank=True, help_text='who served it, or tried to')),
                ('words', models.TextField(blank=True, help_text='the reason, or what happened')),
                ('statement_of', models.TextField(blank=True, choices=[('PARENT', 'PARENT'), ('GUARDIAN', 'GUARDIAN'), ('COUNCIL', 'COUNCIL')])),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('CONTACT', 'CONTACT'), ('HARBOUR', 'HARBOUR'), ('VEHICLE', 'VEHICLE'), ('PLACE', 'PLACE'), ('OTHER', 'OTHER')]), default=list, size=None)),
                ('until', models.DateField(help_text='its own last day, if it has one', null=True)),
                ('followed', models.TextField(blank=True, choices=[('NOTHING', 'NOTHING'), ('WARNED', 'WARNED'), ('ARRESTED', 'ARRESTED'), ('APPLIED', 'APPLIED')])),
                ('ended_by', models.TextField(blank=True, choices=[('AGE_16', 'AGE_16'), ('AGE_18', 'AGE_18'), ('STATUS', 'STATUS'), ('OWN_DAY', 'OWN_DAY')])),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('order', 'number'), name='order_step_once')]},
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('whom', models.TextField()),
                ('on', models.DateField()),
                ('how', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
            ],
            options={'abstract': False},
        ),
        migrations.CreateModel(
            name='Appearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('link', models.UUIDField()),
                ('episode', models.UUIDField(help_text='the missing episode in which it was so', null=True)),
                ('police', models.BooleanField(default=False, editable=False)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('order', 'link'), name='order_appearance_once')]},
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('police', models.BooleanField(default=False, editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('appearance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.appearance')),
            ],
            options={'abstract': False},
        ),
        LaneTable("Order", lane="PERSONS", child="child_id", frozen=True, system=True),
        LaneTable("Step", lane="PERSONS", child="child_id", frozen=True, system=True),
        LaneTable("Copy", lane="PERSONS", child="child_id", frozen=True),
        LaneTable("Appearance", lane="PERSONS", child="child_id", frozen=True, system=True),
        LaneTable("Answer", lane="PERSONS", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
