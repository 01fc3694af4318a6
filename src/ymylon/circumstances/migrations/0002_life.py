"""How a child lives, who stands beside them, and whom a protected child's rows name."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("life.sql", "beside.sql", "names_nobody.sql")


class Migration(migrations.Migration):
    dependencies = [
        ("circumstances", "0001_initial"),
        ("protection", "0003_names_nobody_else"),
    ]
    operations = [
        migrations.RunSQL([((SQL / name).read_text(encoding="utf-8"), None)], migrations.RunSQL.noop) for name in FILES
    ]
