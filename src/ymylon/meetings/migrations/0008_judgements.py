"""At a Risk and Vulnerability meeting three judgements are written in words."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0007_packs_for_teams'),
    ]

    operations = [
        migrations.AlterField(
            model_name='said',
            name='kind',
            field=models.TextField(choices=[('INFORMATION', 'INFORMATION'), ('ANALYSIS', 'ANALYSIS'), ('DECISION', 'DECISION'), ('DISSENT', 'DISSENT'), ('THEME', 'THEME'), ('CHILD_VIEW', 'CHILD_VIEW'), ('FAMILY_VIEW', 'FAMILY_VIEW'), ('LANGUAGE', 'LANGUAGE'), ('JUDGED_OFFENDING', 'JUDGED_OFFENDING'), ('JUDGED_HARM', 'JUDGED_HARM'), ('JUDGED_SAFETY', 'JUDGED_SAFETY')]),
        ),
        migrations.AlterField(
            model_name='word',
            name='kind',
            field=models.TextField(choices=[('INFORMATION', 'INFORMATION'), ('ANALYSIS', 'ANALYSIS'), ('DECISION', 'DECISION'), ('DISSENT', 'DISSENT'), ('THEME', 'THEME'), ('CHILD_VIEW', 'CHILD_VIEW'), ('FAMILY_VIEW', 'FAMILY_VIEW'), ('LANGUAGE', 'LANGUAGE'), ('JUDGED_OFFENDING', 'JUDGED_OFFENDING'), ('JUDGED_HARM', 'JUDGED_HARM'), ('JUDGED_SAFETY', 'JUDGED_SAFETY')]),
        ),
    ]
