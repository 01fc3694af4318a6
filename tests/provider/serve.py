"""Run as a program: the provider, with one client and some people, until it is ended."""

import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_told) -> None:
        pass


def fill(callback: str, words: str) -> None:
    """The client that Ymylon is, and who may sign in here."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import make_password

    Client.objects.create(
        id="ymylon",
        name="Ymylon",
        secret=make_password(words),
        scopes="openid\nprofile\nemail",
        redirect_uris=callback,
        skip_consent=True,
    )
    for name, verified in (("nia", True), ("stranger", True), ("rhys", False), ("screen", True)):
        email = f"{name}@example.invalid"
        person = get_user_model().objects.create_user(name, email, words)
        EmailAddress.objects.create(user=person, email=email, verified=verified, primary=True)


def main(callback: str, words: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    fill(callback, words)
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
