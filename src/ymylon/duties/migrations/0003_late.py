"""What was late when the clock went round is kept with the round: a figure, of no lane and of nobody."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_agreed")]
    operations = [
        migrations.AddField(
            "sweep",
            "late",
            models.IntegerField(null=True, help_text="how much was open past its time then; empty where nothing has a time"),
        )
    ]
