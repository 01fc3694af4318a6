"""Settings, from the environment alone. The process is the role: what `YMYLON_ROLE` names is what the database allows."""

import os
import sys
from functools import partial
from pathlib import Path

import pghistory
from csp.constants import NONE, SELF

from ymylon.config.database import database_settings
from ymylon.config.home import home, ring, secret
from ymylon.config.signin import issuer
from ymylon.duties.rules.lengths import read_hours

ROLE = os.environ.get("YMYLON_ROLE", "web")
PRODUCTION = os.environ.get("YMYLON_PRODUCTION") == "1"
HOME = home()
SOURCE = Path(__file__).resolve().parent.parent

SECRET_KEY = secret("signing")
DRAFT_KEY = secret("drafts")
SIGN_IN_KEY = secret("signin")
PROTECTED_KEYS = ring("protected")
# Read when somebody asks where a reference of an extract leads, and not before.
EXTRACT_KEY = partial(secret, "extract")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("YMYLON_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("YMYLON_ORIGINS", "").split(",") if origin]

ROOMS = (
    "config", "today", "chronology", "oversight", "returns", "publication", "exchange", "governance", "panels", "disruption",
    "safety", "plans", "meetings", "signals", "networks", "interviews", "screening", "contexts", "missing", "exploitation",
    "orders",
    "worries", "intelligence", "linkage", "associates", "circumstances", "protection", "notices", "duties", "children",
    "people", "drafts", "post", "access", "agencies", "audit", "design",
)  # fmt: skip
INSTALLED_APPS = [
    *(f"ymylon.{room}" for room in ROOMS),
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "csp",
]

MIDDLEWARE = [
    "ymylon.config.numbering.Numbered",
    "ymylon.config.fence.Fenced",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "ymylon.config.watching.Alive",
    "ymylon.config.middleware.BegunAgain",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ymylon.config.middleware.Acting",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "ymylon.config.urls"
WSGI_APPLICATION = "ymylon.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "ymylon.config.shell.shell",
            ],
        },
    }
]
FORM_RENDERER = "ymylon.design.forms.Renderer"

DATABASES = {"default": database_settings(ROLE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agencies.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "ymylon.config.signin.adapter.Adapter"
ACCOUNT_SESSION_REMEMBER = False
# A whole council may stand behind one address; an account is one person's.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "50/15m/ip,5/15m/key", "reauthenticate": "20/m/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("YMYLON_PROXIES", "0"))
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "ymylon.config.signin.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Nobody registers an address here: the administrator who opened the account knows whose it is.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Ours asks for the second factor before any change to how somebody signs in: see the policy.
MFA_REAUTHENTICATION_REQUIRED = False
MFA_FORMS = {
    "authenticate": "ymylon.config.signin.forms.AskCode",
    "authenticate_webauthn": "ymylon.config.signin.forms.AskPasskey",
    "reauthenticate": "ymylon.config.signin.forms.AskCodeAgain",
    "activate_totp": "ymylon.config.signin.forms.SetUpApp",
    "add_webauthn": "ymylon.config.signin.forms.AddPasskey",
}
SOCIALACCOUNT_ADAPTER = "ymylon.config.signin.provider.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": issuer.apps()}}
# By an address that the provider has verified; from then on by its subject, and no longer by a password here.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

CACHES = {"default": {"BACKEND": "ymylon.config.signin.tally.SharedTally"}}
SESSION_ENGINE = "ymylon.agencies.sessions"
SESSION_SERIALIZER = "ymylon.agencies.sessions.Sealed"
SESSION_COOKIE_NAME = "ymylon"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ymylon.config.fence.forged"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    # The prefix has browsers refuse a cookie that another name of this domain would slip in.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-ymylon", "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *issuer.origins()],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LANGUAGE_COOKIE_NAME = "iaith"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [SOURCE / "design" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
# Served from where they are built, found once at the start: nothing is copied, and there is no second place to be stale.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
FILE_UPLOAD_HANDLERS = ["ymylon.config.uploads.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

EMAIL_BACKEND = os.environ.get("YMYLON_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = HOME / "post"
EMAIL_HOST = os.environ.get("YMYLON_EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("YMYLON_EMAIL_PORT", "25"))
EMAIL_USE_TLS = os.environ.get("YMYLON_EMAIL_TLS") == "1"
# A mail server that takes the call and says nothing holds no sweep up.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("YMYLON_FROM", "ymylon@example.invalid")
PUBLIC_URL = os.environ.get("YMYLON_URL", "http://127.0.0.1:8000")
HELP_WORDS = os.environ.get("YMYLON_HELP", "")

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_constraint=False, related_name="past")
PGTRIGGER_MIGRATIONS = True

# A sweep each minute; shorter only where a test or a demonstration needs it.
# When the day team of a council is told before its night team, on working days.
DAY_TEAM = read_hours(os.environ.get("YMYLON_DAY_TEAM", "09:00-17:00"))
SWEEP_EVERY = int(os.environ.get("YMYLON_SWEEP_EVERY", "60"))
PROCRASTINATE_ON_APP_READY = None
PROCRASTINATE_IMPORT_PATHS = ["ymylon.config.jobs"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "ymylon.config.logs.lines", "plain": sys.stderr.isatty() and not PRODUCTION}},
    "handlers": {"screen": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["screen"], "level": os.environ.get("YMYLON_LOG", "WARNING")},
    # In live use each answer leaves a line; at somebody's own terminal only what went wrong.
    "loggers": {"ymylon.answers": {"level": os.environ.get("YMYLON_LOG", "INFO" if PRODUCTION else "WARNING")}},
}
SILENCED_SYSTEM_CHECKS = ["models.W042"]
