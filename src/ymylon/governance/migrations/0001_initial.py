"""What boards publish, each table closed from the first."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "governance.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0002_calendar'),
        ('meetings', '0005_combined'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('words_en', models.TextField(blank=True)),
                ('words_cy', models.TextField(blank=True)),
                ('allowed', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='words that look like a name and are nobody’s, as the writer says', size=None)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('came', models.JSONField(default=dict, editable=False, help_text='by kind of agency, whether anybody came: a trigger writes it')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.publictext')),
            ],
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('why', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.release')),
            ],
        ),
        migrations.AddConstraint(
            model_name='publictext',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='public_text_once'),
        ),
        migrations.AddConstraint(
            model_name='publictext',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('words_en', ''), _negated=True), models.Q(('words_cy', ''), _negated=True), _connector='OR'), name='public_text_in_a_language'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.UniqueConstraint(fields=('text',), name='public_text_released_once'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.UniqueConstraint(fields=('release',), name='public_text_withdrawn_once'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='public_text_withdrawn_for_a_reason'),
        ),
        LaneTable("PublicText", lane="MEETING", unbound=True, frozen=True),
        LaneTable("Release", lane="MEETING", unbound=True, frozen=True),
        LaneTable("Withdrawal", lane="MEETING", unbound=True, frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
