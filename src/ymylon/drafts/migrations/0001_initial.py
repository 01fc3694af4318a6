import django.db.models.deletion
from pathlib import Path

from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"
FILES = ("own.sql",)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.TextField(help_text='which form, and which record by public reference')),
                ('sealed', models.BinaryField()),
                ('saved_at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'form'), name='one_draft_a_form')],
            },
        ),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
