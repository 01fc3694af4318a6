"""What binds a place or nobody by name; which court made it; and that somebody looked again at one that lasts."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models

from ymylon.access.locks import LaneTable

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in ("looks.sql", "protects.sql"))


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_calendar'),
        ('associates', '0001_initial'),
        ('children', '0003_high_risk_register'),
        ('orders', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='step',
            name='court',
            field=models.TextField(blank=True, help_text='which court made it'),
        ),
        migrations.AddField(
            model_name='step',
            name='reference',
            field=models.TextField(blank=True, help_text='the court’s reference'),
        ),
        migrations.AlterField(
            model_name='order',
            name='entry',
            field=models.ForeignKey(help_text='whom it binds, if anybody by name', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='associates.entry'),
        ),
        migrations.AlterField(
            model_name='order',
            name='kind',
            field=models.TextField(choices=[('CAWN_S2', 'CAWN_S2'), ('CAWN_S49', 'CAWN_S49'), ('CCE_PREVENTION', 'CCE_PREVENTION'), ('TRAFFICKING_RISK', 'TRAFFICKING_RISK'), ('TRAFFICKING_PREVENTION', 'TRAFFICKING_PREVENTION'), ('SEXUAL_RISK', 'SEXUAL_RISK'), ('SEXUAL_HARM_PREVENTION', 'SEXUAL_HARM_PREVENTION'), ('NON_MOLESTATION', 'NON_MOLESTATION'), ('GANG_INJUNCTION', 'GANG_INJUNCTION'), ('CRIMINAL_BEHAVIOUR', 'CRIMINAL_BEHAVIOUR'), ('ASB_INJUNCTION', 'ASB_INJUNCTION'), ('COMMUNITY_PROTECTION', 'COMMUNITY_PROTECTION'), ('FORCED_MARRIAGE', 'FORCED_MARRIAGE'), ('TAXI_LICENCE', 'TAXI_LICENCE'), ('RECOVERY', 'RECOVERY'), ('TELECOMS', 'TELECOMS'), ('CLOSURE_NOTICE', 'CLOSURE_NOTICE'), ('CLOSURE_ORDER', 'CLOSURE_ORDER'), ('PARTIAL_CLOSURE', 'PARTIAL_CLOSURE'), ('PUBLIC_SPACES', 'PUBLIC_SPACES'), ('HOTEL', 'HOTEL'), ('PREMISES_LICENCE', 'PREMISES_LICENCE'), ('TENANCY', 'TENANCY')]),
        ),
        migrations.AlterField(
            model_name='order',
            name='named',
            field=models.TextField(help_text='the name that stands on it, or the place; whoever reads the order reads it'),
        ),
        migrations.AlterField(
            model_name='step',
            name='conditions',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=[('CONTACT', 'CONTACT'), ('HARBOUR', 'HARBOUR'), ('VEHICLE', 'VEHICLE'), ('PLACE', 'PLACE'), ('PRODUCE', 'PRODUCE'), ('CUT_OFF', 'CUT_OFF'), ('CLOSED', 'CLOSED'), ('CLOSED_IN_PART', 'CLOSED_IN_PART'), ('INFORM', 'INFORM'), ('OTHER', 'OTHER')]), default=list, size=None),
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('on', models.DateField()),
                ('words', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.practitioner')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('order', 'number'), name='order_looked_once')],
            },
        ),
        LaneTable("Look", lane="PERSONS", child="child_id", frozen=True, system=True),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
