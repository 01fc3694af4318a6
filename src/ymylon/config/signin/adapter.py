"""Signing in: nobody registers themselves, and an address outside this program is never a way on."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """Accounts are opened by an administrator; messages about signing in and out are ours to show or not."""

    def is_open_for_signup(self, request) -> bool:
        """Never: an account is opened for somebody whose role is known."""
        return False

    def add_message(self, *args, **kwargs) -> None:
        """Stay quiet: the page itself shows who is signed in."""
