"""The quarterly review of places in teams."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_screens'),
        ('oversight', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('climbed', models.IntegerField(default=0, help_text='how often nobody answered in time')),
                ('answer', models.TextField(blank=True, help_text='CONFIRMED or ENDED; empty while it waits')),
                ('why', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('asked_team', models.ForeignKey(help_text='whose managers answer now', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.membership')),
            ],
            options={
                'indexes': [models.Index(fields=['answered_at', 'due_at'], name='review_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('membership',), name='one_review_waits'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answer__in', ['CONFIRMED', 'ENDED']), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_named_person_answers_a_review'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'ENDED'), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='an_end_has_its_reason')],
            },
        ),
    ]
