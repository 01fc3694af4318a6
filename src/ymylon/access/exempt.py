"""Tables that hold no fact about a child, what the program may do with each, and why it needs no row security."""

from typing import NamedTuple


class Exemption(NamedTuple):
    """Privileges of the web and job roles on a table, and the reason why it is open to them."""

    privileges: str
    why: str


_READ = "select"
_WRITE = "select, insert, update"
_ALL = "select, insert, update, delete"

EXEMPT: dict[str, Exemption] = {
    "django_migrations": Exemption(_READ, "which migrations ran"),
    "django_content_type": Exemption(_READ, "names of tables"),
    "django_session": Exemption(_READ, "unused; sessions have a table of their own"),
    "agencies_session": Exemption(_ALL, "who is signed in where: needed before anybody acts; keys hashed, content sealed"),
    "agencies_tally": Exemption(_ALL, "how often somebody tried to sign in lately: keys hashed, no child"),
    "mfa_authenticator": Exemption(
        _ALL, "practitioners' second factors, needed to sign in; secrets sealed; written as promised alone"
    ),
    "socialaccount_socialaccount": Exemption(
        _WRITE, "which account of a single sign-on is a practitioner’s; written as promised alone"
    ),
    "socialaccount_socialapp": Exemption(_READ, "unused: the provider is named in the environment"),
    "socialaccount_socialtoken": Exemption(_READ, "unused: no token is kept"),
    "auth_group": Exemption(_READ, "unused; comes with the framework"),
    "auth_permission": Exemption(_READ, "unused; comes with the framework"),
    "auth_group_permissions": Exemption(_READ, "unused; comes with the framework"),
    "account_emailaddress": Exemption(_WRITE, "a practitioner’s own address, needed to sign in; written as promised alone"),
    "account_emailconfirmation": Exemption(_READ, "unused: no address is confirmed"),
    "agencies_account": Exemption(_WRITE, "practitioners, not children; needed to sign in; written as promised alone"),
    "agencies_practitioner": Exemption(_WRITE, "practitioners, not children"),
    "agencies_membership": Exemption(_READ, "who works where; written by functions of the gate alone"),
    "agencies_agency": Exemption(_WRITE, "directory of agencies"),
    "agencies_team": Exemption(_WRITE, "directory of teams"),
    "agencies_dutyturn": Exemption(_WRITE, "who answers for a team"),
    "agencies_screen": Exemption(_WRITE, "screens on walls: where they hang and who enrolled them; written as promised alone"),
    "agencies_screentry": Exemption("select, insert, delete", "when an address typed a wrong code; the address only as a hash"),
    "agencies_calendaraddress": Exemption(
        _WRITE, "the secret address of a practitioner’s calendar, as a hash; written as promised alone"
    ),
    "agencies_demomark": Exemption(_WRITE, "one row that says that everything here is invented"),
    "duties_policyrow": Exemption(_WRITE, "guidance as dated rows, no child"),
    "meetings_kind": Exemption("select, insert", "what each kind of meeting is for, and who must be asked; no child"),
    "interviews_capacity": Exemption("select, insert", "how many interviews a team can take on; no child"),
    "duties_sweep": Exemption(_WRITE, "when the clock last ran, no child"),
    "pghistory_context": Exemption(_READ, "unused: the context travels with each row"),
    "procrastinate_jobs": Exemption(_ALL, "jobs carry numbers, never facts"),
    "procrastinate_events": Exemption(_ALL, "jobs carry numbers, never facts"),
    "procrastinate_periodic_defers": Exemption(_ALL, "jobs carry numbers, never facts"),
    "procrastinate_workers": Exemption(_ALL, "jobs carry numbers, never facts"),
    "oversight_agreementreview": Exemption(_WRITE, "that a sharing agreement has come to its review; no child"),
    "oversight_grantreview": Exemption(_WRITE, "whether a grant is still needed, by its reference; no child"),
    "oversight_review": Exemption(_WRITE, "whether somebody still belongs in a team; no child"),
    "post_letter": Exemption(_WRITE, "a link and an address of a team, never a fact"),
}
