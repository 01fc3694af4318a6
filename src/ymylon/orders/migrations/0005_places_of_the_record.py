"""What an order binds may be a place of the record; and what an appearance is of, for whoever reads no order."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0004_who_serves'),
    ]

    operations = [
        migrations.AddField(
            model_name='order',
            name='place',
            field=models.UUIDField(help_text='the place that is assessed and that it binds, if it is one', null=True),
        ),
        migrations.AddField(
            model_name='appearance',
            name='bound',
            field=models.TextField(choices=[('PERSON', 'PERSON'), ('ANYBODY', 'ANYBODY'), ('PHONE', 'PHONE'), ('PLACE', 'PLACE')], default='PERSON', help_text='what the order binds, for whoever reads no order'),
        ),
    ]
