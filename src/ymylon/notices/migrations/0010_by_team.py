from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0009_names_nobody")]

    operations = [
        migrations.AddIndex(
            model_name="notice", index=models.Index(fields=["team", "acknowledged_at"], name="notice_by_team_and_answer")
        ),
    ]
