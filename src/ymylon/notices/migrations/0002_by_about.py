"""A referral is found by the episode that it is about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]
    operations = [
        # It did once more what the index of the key does.
        migrations.RunSQL("drop index notices_referral_about_child", migrations.RunSQL.noop),
        migrations.AddIndex("referral", models.Index(fields=["about"], name="referral_by_about")),
    ]
