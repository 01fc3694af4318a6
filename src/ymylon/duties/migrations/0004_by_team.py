from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_hold")]

    operations = [
        migrations.AddIndex(model_name="duty", index=models.Index(fields=["team", "ended_at"], name="duty_by_team_and_end")),
    ]
