"""What was heard is submitted once: the row says of which word, and bears no reference."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0012_together'),
    ]

    operations = [
        migrations.AddField(
            model_name='word',
            name='of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.word'),
        ),
        migrations.AddConstraint(
            model_name='word',
            constraint=models.UniqueConstraint(fields=('of',), name='meeting_word_submitted_once'),
        ),
        migrations.AddConstraint(
            model_name='word',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'SUBMITTED'), ('of__isnull', False), ('words', '')), models.Q(models.Q(('kind', 'SUBMITTED'), _negated=True), ('of__isnull', True)), _connector='OR'), name='meeting_word_submitted_bare'),
        ),
    ]
