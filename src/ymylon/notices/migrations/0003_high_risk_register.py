"""Why the keeper of the register of high-risk missing children was told: nobody was told by the other register."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "high_risk_register.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0002_by_about'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='because',
            field=models.TextField(choices=[('RESIDENCE_AUTHORITY', 'RESIDENCE_AUTHORITY'), ('RESPONSIBLE_AUTHORITY', 'RESPONSIBLE_AUTHORITY'), ('HOST_AUTHORITY', 'HOST_AUTHORITY'), ('REVIEWING_OFFICER', 'REVIEWING_OFFICER'), ('HEALTH_BOARD', 'HEALTH_BOARD'), ('FORCE', 'FORCE'), ('HOST_FORCE', 'HOST_FORCE'), ('HOME', 'HOME'), ('SCHOOL', 'SCHOOL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('REGISTER_CUSTODIAN', 'REGISTER_CUSTODIAN'), ('HIGH_RISK_REGISTER', 'HIGH_RISK_REGISTER'), ('RETURN_INTERVIEWS', 'RETURN_INTERVIEWS'), ('CLINIC', 'CLINIC'), ('REPORTER', 'REPORTER'), ('TOLD', 'TOLD'), ('OTHER', 'OTHER')]),
        ),
        migrations.AlterField(
            model_name='noticeevent',
            name='because',
            field=models.TextField(choices=[('RESIDENCE_AUTHORITY', 'RESIDENCE_AUTHORITY'), ('RESPONSIBLE_AUTHORITY', 'RESPONSIBLE_AUTHORITY'), ('HOST_AUTHORITY', 'HOST_AUTHORITY'), ('REVIEWING_OFFICER', 'REVIEWING_OFFICER'), ('HEALTH_BOARD', 'HEALTH_BOARD'), ('FORCE', 'FORCE'), ('HOST_FORCE', 'HOST_FORCE'), ('HOME', 'HOME'), ('SCHOOL', 'SCHOOL'), ('YOUTH_JUSTICE', 'YOUTH_JUSTICE'), ('REGISTER_CUSTODIAN', 'REGISTER_CUSTODIAN'), ('HIGH_RISK_REGISTER', 'HIGH_RISK_REGISTER'), ('RETURN_INTERVIEWS', 'RETURN_INTERVIEWS'), ('CLINIC', 'CLINIC'), ('REPORTER', 'REPORTER'), ('TOLD', 'TOLD'), ('OTHER', 'OTHER')]),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
