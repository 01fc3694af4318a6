import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_closed_team'),
    ]

    operations = [
        migrations.AddField(
            model_name='dutyturn',
            name='put_down_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner'),
        ),
    ]
