"""A sharing agreement that has come to its review is asked about, and climbs."""


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0004_demo_mark'),
        ('oversight', '0003_broken_glass'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.UUIDField()),
                ('number', models.IntegerField(help_text='the version whose day has come')),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('climbed', models.IntegerField(default=0, help_text='how often nobody answered in time')),
                ('answered_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('asked_team', models.ForeignKey(help_text='who is asked now', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.team')),
            ],
            options={
                'indexes': [models.Index(fields=['answered_at', 'due_at'], name='agreement_review_waiting')],
                'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='a_version_is_reviewed_once')],
            },
        ),
    ]
