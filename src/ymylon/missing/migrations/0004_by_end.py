"""Episodes that ended lately are found by their end."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("missing", "0003_many_at_once")]
    operations = [migrations.AddIndex("episode", models.Index(fields=["ended_at"], name="episode_by_end"))]
