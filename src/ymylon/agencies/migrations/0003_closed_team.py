from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
    ]

    operations = [
        migrations.AddField(
            model_name='team',
            name='closed_at',
            field=models.DateTimeField(blank=True, help_text='Told of nothing new from then on; what it owes stays owed', null=True),
        ),
    ]
