import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import NamedTable

SQL = (Path(__file__).parent.parent / "sql" / "names_nobody_else.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Nor where they judged a pair, let somebody in or were let in, gave something out, or come to work there later."""

    dependencies = [
        ('agencies', '0004_demo_mark'),
        ('children', '0009_let_in_apart'),
        ('linkage', '0004_judged_by_nobody'),
        ('oversight', '0005_looks_unnamed'),
        ('people', '0003_judged_by_nobody'),
        ('protection', '0003_names_nobody'),
    ]

    operations = [
        migrations.CreateModel(
            name='LetIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('readers', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), editable=False, size=None)),
                ('case_scope', models.IntegerField(help_text='of the grant, in `children`', unique=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
            options={
                'abstract': False,
            },
        ),
        NamedTable("LetIn"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
