"""A grant for one child is asked about where somebody can answer; of a protected child, no row names who."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "grant_reviews_answered.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0004_put_down_by'),
        ('oversight', '0004_own_turns'),
        ('protection', '0007_custodians'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='grantreview',
            name='a_named_person_answers_a_review_of_a_grant',
        ),
        migrations.AlterField(
            model_name='grantreview',
            name='asked_team',
            field=models.ForeignKey(help_text='whose managers answer now', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team'),
        ),
        migrations.AlterField(
            model_name='grantreview',
            name='team',
            field=models.ForeignKey(help_text='who can answer; empty of a protected child', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team'),
        ),
        migrations.AddConstraint(
            model_name='grantreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answer__in', ['CONFIRMED', 'ENDED']), ('answered_at__isnull', False), ('answered_by__isnull', False)), models.Q(models.Q(('team__isnull', True)), ('answer__in', ['CONFIRMED', 'ENDED']), ('answered_at__isnull', False)), _connector='OR'), name='a_named_person_answers_a_review_of_a_grant'),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
