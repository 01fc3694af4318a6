"""Views that other people wrote, and what each opens; ours say so themselves with `opens`."""

from ymylon.access.policy import ACTIONS, PUBLIC, Action

FOREIGN_DOORS: dict[str, Action] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_reauthenticate": ACTIONS["SEE_OWN_WORK"],
    "account_change_password": ACTIONS["SEE_OWN_WORK"],
}
