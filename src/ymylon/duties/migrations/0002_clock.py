from django.db import migrations

# The clock notes in its own role when it went round.
GRANT = "grant insert, update on duties_sweep to app_system"


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial")]

    operations = [migrations.RunSQL(GRANT, migrations.RunSQL.noop)]
