"""Settings of the tests: the database's test role, and a home of their own beside the checkout."""

import os
from pathlib import Path

os.environ["YMYLON_ROLE"] = "test"
os.environ.setdefault("YMYLON_HOME", str(Path(__file__).resolve().parents[1] / "var" / "test"))
# A test that says nothing of the hour happens at night, whenever it is run: a council's night team is told.
os.environ["YMYLON_DAY_TEAM"] = "00:00-00:00"
# Tests that run side by side have a server each; what a test starts is told the same home, and adds nothing to it.
_beside = os.environ.get("PYTEST_XDIST_WORKER", "")
if _beside and not os.environ["YMYLON_HOME"].endswith(_beside):
    os.environ["YMYLON_HOME"] += f"-{_beside}"

from django.middleware import csrf  # noqa: E402

from ymylon.config.settings import *  # noqa: E402, F403
from ymylon.config.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests have no secrets; Argon2 is slow on purpose
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["CONN_MAX_AGE"] = 0
# What is drawn at random spells a short name or number now and then, and many tests look for one on a whole page.
csrf.CSRF_ALLOWED_CHARS = "QXZ"
