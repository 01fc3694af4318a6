"""What was opened to a team can be closed to it again, and opened once more: each a row that replaces the last."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "closed_to_teams.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0007_training'),
        ('children', '0010_involving'),
        ('contexts', '0003_bound_places'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='reader',
            name='context_opened_once',
        ),
        migrations.AddField(
            model_name='reader',
            name='is_gone',
            field=models.BooleanField(default=False, help_text='closed to this team, for the reason in `why`'),
        ),
        migrations.AddField(
            model_name='reader',
            name='replaces',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.reader'),
        ),
        migrations.AddConstraint(
            model_name='reader',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces', None)), fields=('context', 'team'), name='context_first_opened_once'),
        ),
        migrations.AddConstraint(
            model_name='reader',
            constraint=models.UniqueConstraint(fields=('replaces',), name='context_reader_replaced_once'),
        ),
        migrations.AddConstraint(
            model_name='reader',
            constraint=models.CheckConstraint(condition=models.Q(('is_gone', False), models.Q(('replaces', None), _negated=True), _connector='OR'), name='context_closed_once_opened'),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
