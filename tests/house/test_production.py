"""In production every answer is fenced, and Django itself finds nothing to warn of."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def test_nothing_to_warn_of_in_the_settings_of_production():
    told = os.environ | {"YMYLON_PRODUCTION": "1", "YMYLON_HOSTS": "ymylon.example", "PYTHONPATH": str(CHECKOUT / "src")}
    told.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "ymylon.config.command", "manage", "check", "--deploy", "--fail-level", "WARNING"]
    ran = subprocess.run(command, env=told, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "no issues" in ran.stdout


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/account/login/", "/health", "/nowhere"])
def test_every_answer_is_fenced(client, address):
    told = client.get(address).headers
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
    assert told["Referrer-Policy"] == "same-origin"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in told["Permissions-Policy"]
    assert "default-src 'none'" in told["Content-Security-Policy"]


@pytest.mark.django_db
def test_in_production_browsers_come_back_by_https_alone(client, settings):
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    answer = client.get("/health", secure=True)
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000; includeSubDomains")
