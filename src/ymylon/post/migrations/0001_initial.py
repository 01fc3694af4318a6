from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.TextField(unique=True)),
                ('to_email', models.EmailField(max_length=254)),
                ('language', models.TextField(default='en')),
                ('link', models.TextField()),
                ('queued_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
            ],
        ),
    ]
