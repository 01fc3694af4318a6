"""The one provider of single sign-on that the environment names, if any."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

NAME_HERE = "sso"


def issuer() -> str:
    """Its address; nothing where people sign in here alone."""
    return os.environ.get("YMYLON_OIDC_ISSUER", "").rstrip("/")


def apps() -> list[dict[str, Any]]:
    """What allauth is told of it. The secret comes from a file that only the web server's user reads."""
    if not issuer():
        return []
    secret = Path(os.environ["YMYLON_OIDC_SECRET_FILE"]).read_text(encoding="utf-8").strip()
    return [
        {
            "provider_id": NAME_HERE,
            "name": name(),
            "client_id": os.environ["YMYLON_OIDC_CLIENT"],
            "secret": secret,
            "settings": {"server_url": issuer(), "oauth_pkce_enabled": True},
        }
    ]


def name() -> str:
    """What stands on the button."""
    return os.environ.get("YMYLON_OIDC_NAME", urlsplit(issuer()).hostname or "")


def origins() -> list[str]:
    """Where a form of ours may lead besides here: a browser checks that too when the answer to a form leads on."""
    place = urlsplit(issuer())
    return [f"{place.scheme}://{place.netloc}"] if place.netloc else []


def trusted_methods() -> frozenset[str]:
    """Which of its words about a second factor (`amr`, as "mfa hwk") are taken for ours. None unless somebody names them."""
    return frozenset(os.environ.get("YMYLON_OIDC_TRUSTED_AMR", "").split())
