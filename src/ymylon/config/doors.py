"""Views that other people wrote, and what each opens; ours say so themselves with `opens`."""

from ymylon.access.policy import PUBLIC, Action

FOREIGN_DOORS: dict[str, Action] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
}
