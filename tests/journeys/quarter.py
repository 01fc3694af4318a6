"""Run as a program, in the jobs' role: the clock goes round the quarterly review as it will a quarter and a day from now."""

import os

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ymylon.config.settings")
    import django

    django.setup()
    from datetime import timedelta

    from django.utils import timezone

    from ymylon.oversight import jobs
    from ymylon.oversight.rules.reviews import EVERY

    jobs.sweep(timezone.now() + EVERY + timedelta(days=1))
