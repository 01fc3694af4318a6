"""What one's own pages about signing in say."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.agencies.lookups import sessions_of
from ymylon.agencies.models import Account, Session
from ymylon.config.signin.again import Waiting
from ymylon.config.signin.second_factor import factors_of
from ymylon.design.entries import Act, Entry, Link, Notice, Section
from ymylon.design.moments import happened, told
from ymylon.design.ways import reverse


@dataclass(frozen=True)
class SigningInPage:
    """What somebody signs in with, and where they are signed in."""

    title: str
    lede: str
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class AgainPage:
    """What waits to be sent: its longer answers to be read, and all of them to be sent on."""

    title: str
    lede: str
    path: str
    said: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


def overview_page(account: Account, own_key: str, now: datetime) -> SigningInPage:
    """Everything about how this account signs in."""
    sessions = sessions_of(account.pk, now)
    others = (Link(_("Change your password"), reverse("account_change_password")),) if account.has_usable_password() else ()
    return SigningInPage(
        title=_("Signing in"),
        lede=_("You are signed out after 20 minutes without doing anything, and after 12 hours at most."),
        sections=(
            Section(_("Second factor"), "factors", _factors(factors_of(account.pk), now), links=others),
            Section(_("Where you are signed in"), "sessions", tuple(_session(one, own_key, now) for one in sessions)),
        ),
    )


def choice_page(host: str) -> SigningInPage:
    """The choice that somebody without a second factor is led to, and can't pass."""
    entries = [
        Entry(
            _("An app that shows codes"),
            _("Any app for one-time codes on your telephone will do. It needs no signal."),
            mark="waiting",
            links=(Link(_("Set up an app"), reverse("mfa_activate_totp"), "", "main"),),
        )
    ]
    if not _is_number(host):
        entries.append(_passkey_entry())
    return SigningInPage(
        title=_("Set up a second factor"),
        lede=_(
            "A password can be guessed or read over a shoulder, and what lies here could get a child hurt."
            " So everybody also shows something that they hold."
        ),
        sections=(Section(_("Choose one; you can add the other later"), "choice", tuple(entries)),),
    )


def again_page(kept: Waiting) -> AgainPage:
    """For the author of what waits."""
    said = tuple(value for _name, value in kept.answers if " " in value.strip())
    return AgainPage(
        title=_("Send what you had typed"),
        lede=_("You had to show first that it is you. Nothing of this was saved yet; a file would have to be chosen once more."),
        path=kept.path,
        said=said,
        answers=kept.answers,
    )


def _factors(factors: list[Authenticator], now: datetime) -> tuple[Entry, ...]:
    kinds = {factor.type for factor in factors}
    entries = [_factor(factor, now) for factor in factors]
    if Authenticator.Type.TOTP not in kinds:
        link = Link(_("Set up an app"), reverse("mfa_activate_totp"))
        entries.append(Entry(_("An app that shows codes"), _("Not set up."), mark="waiting", links=(link,)))
    return (*entries, _passkey_entry())


def _passkey_entry() -> Entry:
    return Entry(
        _("A passkey"),
        _("Kept by this device or by a key that you plug in. It signs you in by a finger, a face or a PIN, without a password."),
        mark="waiting",
        links=(Link(_("Add a passkey"), reverse("mfa_add_webauthn")),),
    )


def _factor(factor: Authenticator, now: datetime) -> Entry:
    when = happened(factor.created_at, now)
    used = _("Last used %(when)s.") % {"when": told(factor.last_used_at, now)} if factor.last_used_at else _("Not used yet.")
    if factor.type == Authenticator.Type.TOTP:
        link = Link(_("Take it away"), reverse("mfa_deactivate_totp"), _("An app that shows codes"))
        return Entry(_("An app that shows codes"), used, when, mark="done", links=(link,))
    if factor.type == Authenticator.Type.RECOVERY_CODES:
        left = len(factor.wrap().get_unused_codes())
        words = ngettext("%(count)d code is left.", "%(count)d codes are left.", left) % {"count": left}
        link = Link(_("Make new codes"), reverse("mfa_generate_recovery_codes"))
        return Entry(_("Recovery codes"), words, when, mark="done", links=(link,))
    name = factor.wrap().name
    link = Link(_("Take it away"), reverse("mfa_remove_webauthn", args=[factor.pk]), name)
    return Entry(_("Passkey: %(name)s") % {"name": name}, used, when, mark="done", links=(link,))


def _session(session: Session, own_key: str, now: datetime) -> Entry:
    own = session.session_key == own_key
    parts = (_("This browser") if own else "", _network(session.whence), _last_active(session, now))
    act = Act(_("Sign out there"), reverse("end_session", args=[session.ref]), session.device, main=False)
    return Entry(
        heading=session.device or _("A device that is not known"),
        why=", ".join(part for part in parts if part),
        when=happened(session.began_at, now) if session.began_at else None,
        mark="done" if own else "dot",
        acts=() if own else (act,),
    )


def _network(whence: str) -> str:
    # Kept coarsely, as "81.2.…": said in words, so that it doesn't look like an address that was cut off.
    return _("address beginning %(start)s") % {"start": whence.rstrip(".:…")} if whence else ""


def _last_active(session: Session, now: datetime) -> str:
    return _("last active %(when)s") % {"when": told(session.active_at, now)} if session.active_at else ""


def _is_number(host: str) -> bool:
    """Whether this service is called by a number alone: browsers make no passkeys for such a place."""
    try:
        ipaddress.ip_address(host.rsplit(":", 1)[0].strip("[]"))
    except ValueError:
        return False
    return True
