"""A location of a screening may be a place that is assessed in its own right."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contexts', '0001_initial'),
        ('screening', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='finding',
            name='context',
            field=models.ForeignKey(help_text='a place that is assessed', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contexts.context'),
        ),
    ]
