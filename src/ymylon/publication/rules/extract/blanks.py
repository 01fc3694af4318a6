"""Of each field of the standard that an extract doesn't read as it stands: why, in both languages. Nothing is invented."""

from ymylon.terms.words import Words

_NO_FACT = Words("The record holds no such fact yet.", "Nid yw’r cofnod yn dal ffaith o’r fath eto.")
_DAYS = Words("Days are recorded: the first moment of the day.", "Cofnodir dyddiau: ennyd gyntaf y dydd.")
_NO_ROOM = Words("The record has no room for this yet: the file has a heading and no rows.",
                 "Nid oes ystafell i hyn yn y cofnod eto: mae gan y ffeil bennawd heb resi.")  # fmt: skip

# Tables for which a function of the database answers; the function is called extract_ and the table's name.
READ = (
    "child_period", "care_spell", "episode", "return_interview", "interview_episode", "prevention_check",
    "exploitation_assessment", "line", "nrm_referral", "panel_meeting", "education_event",
)  # fmt: skip

# Blank throughout (or the list's “not known”), because the record can't say.
NOT_HELD: dict[str, Words] = {
    "child_period.disability": Words("NOT_KNOWN throughout: the record holds no such fact yet.",
                                     "NOT_KNOWN drwyddo: nid yw’r cofnod yn dal ffaith o’r fath eto."),
    "care_spell.host_force_ref": _NO_FACT,
    "return_interview.offer_channel": _NO_FACT,
    "exploitation_assessment.criminal_type": _NO_FACT,
    "panel_meeting.child_or_family_invited": _NO_FACT,
    "panel_meeting.knowing_roles": _NO_FACT,
    "panel_meeting.minutes_published_at": Words(
        "The record knows when minutes were approved, not when they were published.",
        "Mae’r cofnod yn gwybod pryd y cymeradwywyd cofnodion, nid pryd y’u cyhoeddwyd."),
    "service_contact": _NO_ROOM,
    "area_total": Words("Totals are made by whoever publishes, not by the record: the file has a heading and no rows.",
                        "Y sawl sy’n cyhoeddi sy’n gwneud cyfansymiau, nid y cofnod: mae gan y ffeil bennawd heb resi."),
}  # fmt: skip

# Blank throughout, although the record could say.
WITHHELD: dict[str, Words] = {
    "child_period.linkage_hash": Words("A linker’s own affair, under a key of their own.",
                                       "Mater i’r cysylltydd, dan ei allwedd ei hun."),
    "episode.police_ref": Words("It would lead back to the child in another system.",
                                "Byddai’n arwain yn ôl at y plentyn mewn system arall."),
    "return_interview.shared_with": Words("With whom stands in words, and words don’t leave.",
                                          "Mewn geiriau y mae gyda phwy, ac nid yw geiriau’n gadael."),
    "panel_meeting.published_text": Words("No words leave.", "Nid oes geiriau’n gadael."),
}  # fmt: skip

# Not read as it stands.
DERIVED: dict[str, Words] = {
    "child_period.asylum_seeking": Words(
        "YES where an episode says so of where the child lived; NOT_KNOWN otherwise, never NO.",
        "YES lle dywed cyfnod hynny am ble’r oedd y plentyn yn byw; fel arall NOT_KNOWN, byth NO."),
    "care_spell.care_status": Words(
        "LOOKED_AFTER, or NONE where the legal status says so: registers and plans are not in the record.",
        "LOOKED_AFTER, neu NONE lle dywed y statws cyfreithiol hynny: nid yw cofrestrau na chynlluniau yn y cofnod."),
    "episode.reported_to": Words("By whom the record told, police or council.",
                                 "Yn ôl pwy a hysbyswyd gan y cofnod, yr heddlu neu’r cyngor."),
    "episode.category_903": Words("Of children in care alone, by whether somebody knew where the child was.",
                                  "O blant mewn gofal yn unig, yn ôl a wyddai rhywun ble’r oedd y plentyn."),
    "episode.la_missing_from": Words(
        "The council in whose area the child was placed on that day; otherwise the one where the child lived.",
        "Y cyngor y lleolwyd y plentyn yn ei ardal y diwrnod hwnnw; fel arall yr un lle’r oedd y plentyn yn byw."),
    "episode.force": Words("The force of the council from whose area the child went missing.",
                           "Heddlu’r cyngor yr aeth y plentyn ar goll o’i ardal."),
    "episode.harm": Words(
        "Kinds of harm are recorded and not how grave it was: where harm is known, NOT_KNOWN, or FATAL if the child died.",
        "Cofnodir mathau o niwed ac nid pa mor ddifrifol: lle mae niwed yn hysbys, NOT_KNOWN, neu FATAL os bu farw’r plentyn.",
        False),
    "episode.exploitation": Words("From the kinds of harm that were recorded when the child was found; NOT_ASSESSED otherwise.",
                                  "O’r mathau o niwed a gofnodwyd pan gafwyd hyd i’r plentyn; fel arall NOT_ASSESSED.", False),
    "return_interview.not_offered_reason": Words("OTHER throughout: the reason is in words, and words don’t leave.",
                                                 "OTHER drwyddo: mewn geiriau y mae’r rheswm, ac nid yw geiriau’n gadael."),
    "return_interview.provider": Words(
        "By who held it and who took it on; no social worker is said to be the child’s own.",
        "Yn ôl pwy a’i cynhaliodd a phwy a’i derbyniodd; ni ddywedir mai gweithiwr cymdeithasol y plentyn ei hun yw neb."),
    "line.origin": Words(
        "From what is known of a child, without what links a record of the police or another child whose rows don’t leave.",
        "O’r hyn sy’n hysbys am blentyn, heb yr hyn sy’n cysylltu cofnod yr heddlu neu blentyn arall nad yw ei resi’n gadael.",
        False),
    "nrm_referral.referred_at": _DAYS,
    "nrm_referral.rg_at": _DAYS,
    "nrm_referral.cg_at": _DAYS,
    "nrm_referral.guardian_at": _DAYS,
    "nrm_referral.follow_up_at": _DAYS,
    "panel_meeting.invited_roles": Words("Whoever was asked to the whole meeting; not whoever was asked about one child.",
                                         "Pawb a wahoddwyd i’r cyfarfod cyfan; nid y sawl a wahoddwyd ynghylch un plentyn."),
    "panel_meeting.cancelled_reason": Words("CANCELLED: the reason is in words, and words don’t leave.",
                                            "CANCELLED: mewn geiriau y mae’r rheswm, ac nid yw geiriau’n gadael."),
}  # fmt: skip

LEFT_OUT = Words(
    "No row of a child who is or ever was protected is here, under any reference, and no number says how many they are: figures "
    "made of this are lower by them. Episodes that were recorded in error are not here.",
    "Nid oes yma unrhyw res am blentyn sydd, neu a fu erioed, dan warchodaeth, dan unrhyw gyfeirnod, ac nid oes rhif yn dweud "
    "faint ydynt: mae ffigurau a wneir o hyn yn llai o’u plegid. Nid oes yma gyfnodau a gofnodwyd drwy gamgymeriad.",
    False,
)
