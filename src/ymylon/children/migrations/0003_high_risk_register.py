"""Whoever keeps the register of high-risk missing children is involved by a kind of its own."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "high_risk_register.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('children', '0002_each'),
    ]

    operations = [
        migrations.AlterField(
            model_name='involvement',
            name='kind',
            field=models.TextField(choices=[('RESIDENCE_AUTHORITY', 'RESIDENCE_AUTHORITY'), ('RESPONSIBLE_AUTHORITY', 'RESPONSIBLE_AUTHORITY'), ('HOST_AUTHORITY', 'HOST_AUTHORITY'), ('REVIEWING_OFFICER', 'REVIEWING_OFFICER'), ('HEALTH_BOARD', 'HEALTH_BOARD'), ('FORCE', 'FORCE'), ('HOST_FORCE', 'HOST_FORCE'), ('HOME', 'HOME'), ('SCHOOL', 'SCHOOL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('REGISTER_CUSTODIAN', 'REGISTER_CUSTODIAN'), ('HIGH_RISK_REGISTER', 'HIGH_RISK_REGISTER'), ('RETURN_INTERVIEWS', 'RETURN_INTERVIEWS'), ('CLINIC', 'CLINIC'), ('REPORTER', 'REPORTER'), ('TOLD', 'TOLD'), ('OTHER', 'OTHER')]),
        ),
        migrations.AlterField(
            model_name='involvementevent',
            name='kind',
            field=models.TextField(choices=[('RESIDENCE_AUTHORITY', 'RESIDENCE_AUTHORITY'), ('RESPONSIBLE_AUTHORITY', 'RESPONSIBLE_AUTHORITY'), ('HOST_AUTHORITY', 'HOST_AUTHORITY'), ('REVIEWING_OFFICER', 'REVIEWING_OFFICER'), ('HEALTH_BOARD', 'HEALTH_BOARD'), ('FORCE', 'FORCE'), ('HOST_FORCE', 'HOST_FORCE'), ('HOME', 'HOME'), ('SCHOOL', 'SCHOOL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('REGISTER_CUSTODIAN', 'REGISTER_CUSTODIAN'), ('HIGH_RISK_REGISTER', 'HIGH_RISK_REGISTER'), ('RETURN_INTERVIEWS', 'RETURN_INTERVIEWS'), ('CLINIC', 'CLINIC'), ('REPORTER', 'REPORTER'), ('TOLD', 'TOLD'), ('OTHER', 'OTHER')]),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
