"""A screen on a wall shows no name, wherever it hangs: nobody is asked any more who may pass it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [('agencies', '0007_training')]

    operations = [migrations.RemoveField(model_name='screen', name='strangers_may_pass')]
