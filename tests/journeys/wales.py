"""Run as a program, in the web role: opens the agencies and the cast in an empty database, and no child at all."""

import os

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ymylon.config.settings")
    import django

    django.setup()
    from ymylon.config.demo import build

    build("cast", lambda *_: None)
