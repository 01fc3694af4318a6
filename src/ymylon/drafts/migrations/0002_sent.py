"""Which forms were sent, so that none is done twice."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "sent.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('drafts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.TextField(help_text="keyed hash of the page's own token, the address and what was sent")),
                ('led_to', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'said'), name='a_form_is_sent_once')],
            },
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
