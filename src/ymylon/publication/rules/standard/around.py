"""F6 to F9: exploitation, meetings, education and services, and the totals that a body publishes."""

from ymylon.publication.rules.standard.field import CHILD, ROW_HEAD, Table, field_of
from ymylon.terms.codes import (
    AreaKind,
    CompetentAuthority,
    EducationEvent,
    ExploitationFlag,
    FirstResponder,
    Instrument,
    NrmDecision,
    PanelLevel,
    SeatRole,
    YesNo,
)
from ymylon.terms.geography import LineEnd
from ymylon.terms.words import Words

ASSESSMENT = Table(
    "exploitation_assessment", "F6", Words("One row for each assessment of exploitation", "Un rhes i bob asesiad o gamfanteisio"),
    ("assessment_id",),
    (
        *ROW_HEAD,
        field_of("assessment_id key M", "Reference of the assessment", "Cyfeirnod yr asesiad"),
        CHILD,
        field_of("assessed_on day M", "Day of the assessment", "Diwrnod yr asesiad"),
        field_of("tool text M", "Tool and its version", "Offeryn a’i fersiwn"),
        field_of("outcome text O", "Outcome, in the tool’s own words", "Canlyniad, yng ngeiriau’r offeryn ei hun"),
        field_of("kinds code C", "Kinds of exploitation", "Mathau o gamfanteisio", codes=ExploitationFlag, many=True,
                 when="exploitation is found", sure=False),
        field_of("criminal_type text C", "Which kind of criminal exploitation", "Pa fath o gamfanteisio troseddol",
                 when="kinds has CRIMINAL"),
    ),
)  # fmt: skip

LINE = Table(
    "line", "F6",
    Words("One row for each journey or line that is known of a child",
          "Un rhes i bob taith neu linell sy’n hysbys am blentyn", False),
    ("line_id",),
    (
        *ROW_HEAD,
        field_of("line_id key M", "Reference of what is known", "Cyfeirnod yr hyn sy’n hysbys"),
        CHILD,
        field_of("known_on day M", "Day on which it was written down", "Y diwrnod y’i nodwyd"),
        field_of("origin code M", "Where it begins: an authority of Wales, or beyond",
                 "Ble mae’n dechrau: awdurdod yng Nghymru, neu’r tu hwnt", codes=LineEnd),
        field_of("destination code M", "Where it ends", "Ble mae’n gorffen", codes=LineEnd),
    ),
)  # fmt: skip

NRM = Table(
    "nrm_referral", "F6",
    Words("One row for each referral to the National Referral Mechanism",
          "Un rhes i bob atgyfeiriad i’r Mecanwaith Atgyfeirio Cenedlaethol"),
    ("nrm_id",),
    (
        *ROW_HEAD,
        field_of("nrm_id key M", "Reference of the referral", "Cyfeirnod yr atgyfeiriad"),
        CHILD,
        field_of("referred_at instant M", "When it was made", "Pryd y’i gwnaed"),
        field_of("first_responder code M", "Kind of first responder", "Math o ymatebwr cyntaf", codes=FirstResponder),
        field_of("competent_authority code M", "Who decides", "Pwy sy’n penderfynu", codes=CompetentAuthority),
        field_of("rg_decision code C", "Decision on reasonable grounds", "Penderfyniad ar seiliau rhesymol", codes=NrmDecision,
                 when="decided", sure=False),
        field_of("rg_at instant C", "When", "Pryd", when="decided"),
        field_of("cg_decision code C", "Decision on conclusive grounds", "Penderfyniad ar seiliau terfynol", codes=NrmDecision,
                 when="decided", sure=False),
        field_of("cg_at instant C", "When", "Pryd", when="decided"),
        field_of("guardian_at instant O", "When an independent guardian was appointed",
                 "Pryd y penodwyd gwarcheidwad annibynnol"),
        field_of("follow_up_at instant C", "First strategy discussion or plan that followed",
                 "Y drafodaeth strategaeth neu’r cynllun cyntaf a ddilynodd", when="rg_decision = POSITIVE"),
    ),
)  # fmt: skip

PANEL_MEETING = Table(
    "panel_meeting", "F7", Words("One row for each meeting", "Un rhes i bob cyfarfod"), ("meeting_id",),
    (
        *ROW_HEAD,
        field_of("meeting_id key M", "Reference of the meeting", "Cyfeirnod y cyfarfod"),
        field_of("panel_id key M", "Panel or board", "Panel neu fwrdd"),
        field_of("level code M", "Kind of meeting", "Math o gyfarfod", codes=PanelLevel),
        field_of("scheduled_at instant M", "When it was to be held", "Pryd yr oedd i’w gynnal"),
        field_of("held_at instant C", "When it was held", "Pryd y’i cynhaliwyd", when="held"),
        field_of("cancelled_reason text C", "Why it was cancelled", "Pam y’i canslwyd", when="cancelled"),
        field_of("invited_roles code M", "Who was invited, by role", "Pwy a wahoddwyd, yn ôl rôl", codes=SeatRole, many=True),
        field_of("attended_roles code C", "Who came, by role and never by name", "Pwy a ddaeth, yn ôl rôl a byth wrth enw",
                 codes=SeatRole,
                 many=True, when="held"),
        field_of("child_or_family_invited code O", "Whether the child or family was invited",
                 "A wahoddwyd y plentyn neu’r teulu", codes=YesNo),
        field_of("knowing_roles code O", "Who of them has met the child", "Pwy ohonynt sydd wedi cwrdd â’r plentyn",
                 codes=SeatRole, many=True),
        field_of("minutes_published_at instant O", "When minutes were published", "Pryd y cyhoeddwyd cofnodion"),
        field_of("published_text text O", "What is published of it", "Yr hyn a gyhoeddir ohono"),
    ),
)  # fmt: skip

EDUCATION = Table(
    "education_event", "F8", Words("One row for each event in a child’s education", "Un rhes i bob digwyddiad yn addysg plentyn"),
    ("event_id",),
    (
        *ROW_HEAD,
        field_of("event_id key M", "Reference of the event", "Cyfeirnod y digwyddiad"),
        CHILD,
        field_of("event code M", "What happened", "Beth ddigwyddodd", codes=EducationEvent),
        field_of("from day M", "First day", "Diwrnod cyntaf"),
        field_of("to day C", "Last day; blank while it goes on", "Diwrnod olaf; yn wag tra bo’n parhau", when="it has ended"),
    ),
)  # fmt: skip

SERVICE = Table(
    "service_contact", "F8", Words("One row for each referral to a service", "Un rhes i bob atgyfeiriad i wasanaeth"),
                        ("contact_id",),
    (
        *ROW_HEAD,
        field_of("contact_id key M", "Reference of the referral", "Cyfeirnod yr atgyfeiriad"),
        CHILD,
        field_of("service_id key M", "The service", "Y gwasanaeth"),
        field_of("referred_on day M", "Day of the referral", "Diwrnod yr atgyfeiriad"),
        field_of("first_contact_on day O", "Day of the first contact", "Diwrnod y cyswllt cyntaf"),
        field_of("sessions day O", "Days of the sessions", "Dyddiau’r sesiynau", many=True),
        field_of("closed_on day O", "Day on which it ended", "Y diwrnod y daeth i ben"),
        field_of("instrument code O", "What the change was measured with", "Yr hyn y mesurwyd y newid ag ef", codes=Instrument),
        field_of("score number O", "Score", "Sgôr"),
        field_of("scored_on day O", "Day of the score", "Diwrnod y sgôr"),
        field_of("score_number number O", "First score, second, and so on", "Sgôr cyntaf, ail, ac yn y blaen"),
    ),
)  # fmt: skip

AREA_TOTAL = Table(
    "area_total", "F9",
    Words("One row for each area: what its body publishes of the year",
          "Un rhes i bob ardal: yr hyn a gyhoedda ei chorff am y flwyddyn"),
    ("area_code",),
    (
        *ROW_HEAD,
        field_of("area_code area M", "Code of the area", "Cod yr ardal"),
        field_of("area_kind code M", "Kind of area", "Math o ardal", codes=AreaKind),
        field_of("force area C", "Police force that the area belongs to", "Yr heddlu y mae’r ardal yn perthyn iddo",
                 when="area_kind = AUTHORITY"),
        field_of("episodes number M", "Missing episodes", "Cyfnodau o fynd ar goll"),
        field_of("children number M", "Children who were missing", "Plant a fu ar goll"),
        field_of("children_from_care number O", "Of them from care", "O’r rheini, o ofal"),
        field_of("children_looked_after number O", "Children who were looked after at any time of the year",
                 "Plant a fu’n derbyn gofal ar unrhyw adeg o’r flwyddyn"),
    ),
)  # fmt: skip
