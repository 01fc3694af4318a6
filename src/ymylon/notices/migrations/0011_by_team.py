from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0010_c1")]

    operations = [
        migrations.AddIndex(
            model_name="notice", index=models.Index(fields=["team", "acknowledged_at"], name="notice_by_team_and_answer")
        ),
    ]
