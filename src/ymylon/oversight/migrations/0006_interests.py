from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "interests.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Whom one knows, beyond a surname: a child, an address, a colleague, or nobody. Read by managers and auditors too."""

    dependencies = [("oversight", "0005_looks_unnamed")]
    operations = [
        migrations.RemoveConstraint(model_name="conflict", name="conflict_names_a_family"),
        migrations.RenameField(model_name="conflict", old_name="family_name", new_name="named"),
        migrations.AddField(
            model_name="conflict",
            name="kind",
            field=models.TextField(choices=[('CHILD', 'CHILD'), ('FAMILY', 'FAMILY'), ('ADDRESS', 'ADDRESS'), ('PRACTITIONER', 'PRACTITIONER'), ('NONE', 'NONE')], default="FAMILY"),
        ),
        migrations.AlterField(
            model_name="conflict",
            name="named",
            field=models.TextField(blank=True, help_text="surname of a family, name of a child or colleague, or an address; in their words"),
        ),
        migrations.AlterField(
            model_name="conflict", name="words", field=models.TextField(blank=True, help_text="how they know them")
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "NONE"), ("named", ""))
                | models.Q(models.Q(("kind", "NONE"), _negated=True), models.Q(("named", ""), _negated=True)),
                name="conflict_names_whom",
            ),
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
