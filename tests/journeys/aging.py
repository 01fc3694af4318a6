"""Run as a program, in the web role: `aging EMAIL MINUTES` makes whoever signed in so have shown their factor earlier."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ymylon.config.settings")
    import django

    django.setup()
    from ymylon.agencies.models import Session
    from ymylon.agencies.sessions import SessionStore, salt_of

    email, minutes = sys.argv[1:]
    for session in Session.objects.filter(account__email=email):
        # The key is the browser's alone; what the row is signed with hangs on its hash.
        store = type("OfThisRow", (SessionStore,), {"key_salt": salt_of(session.session_key)})()
        content = store.decode(session.session_data)
        for record in content.get("account_authentication_methods", []):
            record["at"] -= int(minutes) * 60
        session.session_data = store.encode(content)
        session.save(update_fields=["session_data"])
