"""The child’s own words, and those of whoever cares for them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

SQL = (Path(__file__).parent.parent / "sql" / "voices.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_stands_for'),
        ('children', '0006_still_involved'),
        ('screening', '0002_assessed_place'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('said', models.UUIDField(default=uuid.uuid4, editable=False, help_text='the same for what puts one right')),
                ('number', models.IntegerField(default=1, help_text='of these words, from 1; the last holds')),
                ('voice', models.TextField(choices=[('CHILD', 'CHILD'), ('PARENT', 'PARENT'), ('KINSHIP_CARER', 'KINSHIP_CARER'), ('FOSTER_CARER', 'FOSTER_CARER'), ('HOME', 'HOME'), ('RELATIVE', 'RELATIVE'), ('OTHER', 'OTHER')])),
                ('who', models.TextField(blank=True, help_text='their name, or who they are to the child')),
                ('became', models.TextField(choices=[('SAID', 'SAID'), ('DECLINED', 'DECLINED'), ('NOT_REACHED', 'NOT_REACHED'), ('NOT_SAFE', 'NOT_SAFE'), ('NOT_YET', 'NOT_YET')])),
                ('words', models.TextField(help_text='theirs; or why there are none')),
                ('tongue', models.TextField(blank=True, choices=[('WELSH', 'WELSH'), ('ENGLISH', 'ENGLISH'), ('BRITISH_SIGN_LANGUAGE', 'BRITISH_SIGN_LANGUAGE'), ('ALBANIAN', 'ALBANIAN'), ('ARABIC', 'ARABIC'), ('BENGALI', 'BENGALI'), ('CANTONESE', 'CANTONESE'), ('DARI', 'DARI'), ('FARSI', 'FARSI'), ('FRENCH', 'FRENCH'), ('KURDISH', 'KURDISH'), ('PASHTO', 'PASHTO'), ('POLISH', 'POLISH'), ('PORTUGUESE', 'PORTUGUESE'), ('ROMANIAN', 'ROMANIAN'), ('SOMALI', 'SOMALI'), ('SPANISH', 'SPANISH'), ('TIGRINYA', 'TIGRINYA'), ('TURKISH', 'TURKISH'), ('UKRAINIAN', 'UKRAINIAN'), ('URDU', 'URDU'), ('VIETNAMESE', 'VIETNAMESE'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')], help_text='in which language they are written')),
                ('heard', models.TextField(blank=True, choices=[('IN_PERSON', 'IN_PERSON'), ('PHONE', 'PHONE'), ('WRITTEN', 'WRITTEN'), ('MEETING', 'MEETING'), ('INTERPRETED', 'INTERPRETED'), ('PASSED_ON', 'PASSED_ON')])),
                ('on', models.DateField(help_text='when they said it, or were asked', null=True)),
                ('danger', models.TextField(choices=[('NOBODY', 'NOBODY'), ('SAYER', 'SAYER'), ('CHILD', 'CHILD'), ('OTHER', 'OTHER'), ('NOT_KNOWN', 'NOT_KNOWN')], help_text='whom it could put in danger if it were known')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('said', 'number'), name='screening_account_once')],
            },
        ),
        LaneTable("Account", lane="PERSONS", child="child_id", frozen=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
