"""Each grant for one child is confirmed or ended by name every quarter."""

from pathlib import Path

import django.db.models.deletion
import uuid
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "grant_reviews.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('oversight', '0002_broken_glass'),
    ]

    operations = [
        migrations.AlterField(
            model_name='agreementreview',
            name='asked_team',
            field=models.ForeignKey(help_text='whose managers answer now', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team'),
        ),
        migrations.CreateModel(
            name='GrantReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('climbed', models.IntegerField(default=0, help_text='how often nobody answered in time')),
                ('answered_at', models.DateTimeField(null=True)),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('answer', models.TextField(blank=True, help_text='CONFIRMED or ENDED; empty while it waits')),
                ('why', models.TextField(blank=True)),
                ('grant', models.UUIDField()),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('asked_team', models.ForeignKey(help_text='whose managers answer now', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('team', models.ForeignKey(help_text='of whoever let them in', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'indexes': [models.Index(fields=['answered_at', 'due_at'], name='grant_review_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('grant',), name='one_grant_review_waits'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answer__in', ['CONFIRMED', 'ENDED']), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_named_person_answers_a_review_of_a_grant'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'ENDED'), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='the_end_of_a_grant_has_its_reason')],
            },
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
