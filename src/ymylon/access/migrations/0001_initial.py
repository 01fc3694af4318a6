import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"
FILES = ("begin.sql", "seal.sql", "acting.sql", "agreements.sql")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('series', models.UUIDField(help_text='the agreement, through all its versions')),
                ('number', models.IntegerField(default=1)),
                ('form', models.TextField(choices=[('ISP', 'ISP'), ('DDA', 'DDA'), ('JCA', 'JCA'), ('OTHER', 'OTHER')])),
                ('title_en', models.TextField()),
                ('title_cy', models.TextField()),
                ('purpose_en', models.TextField()),
                ('purpose_cy', models.TextField()),
                ('partner_agencies', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('bodies', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='partners outside the record, by name', size=None)),
                ('bases', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('lanes', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(null=True)),
                ('review_on', models.DateField()),
                ('kept_at', models.DateTimeField()),
                ('agency', models.ForeignKey(help_text='whose officer keeps it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='agreement_version_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='agreement_counts_from_one'), models.CheckConstraint(condition=models.Q(('lanes', []), _negated=True), name='agreement_has_a_lane'), models.CheckConstraint(condition=models.Q(('bases', []), _negated=True), name='agreement_has_a_basis'), models.CheckConstraint(condition=models.Q(('lanes__overlap', ['PROTECTED', 'AUDIT', 'SOURCE']), _negated=True), name='agreement_carries_no_protected_fact'), models.CheckConstraint(condition=models.Q(('bodies', []), ('partner_agencies', []), _negated=True), name='agreement_has_a_partner'), models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='agreement_ends_after_start'), models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('from_on'))), name='agreement_reviewed_after_start')],
            },
        ),
        migrations.CreateModel(
            name='AgreementEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.UUIDField(unique=True)),
                ('ended_on', models.DateField(help_text='from this day on nothing is given under it')),
                ('why', models.TextField()),
                ('ended_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='agreement_ended_for_a_reason')],
            },
        ),
        *(migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES),
    ]
