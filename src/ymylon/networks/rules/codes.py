"""What stands in a network, each kind with a drawing that differs from the others in black too."""

from enum import StrEnum

from ymylon.terms.codes import Code


class NodeKind(Code):
    """What somebody or something in a network is."""

    CHILD = "CHILD", "Child", "Plentyn"
    PERSON = "PERSON", "Person of concern", "Person sy’n destun pryder", False
    GROUP = "GROUP", "Group", "Grŵp"
    PHONE = "PHONE", "Telephone", "Ffôn"
    VEHICLE = "VEHICLE", "Vehicle", "Cerbyd"
    ACCOUNT = "ACCOUNT", "Account online", "Cyfrif ar-lein"
    PLATFORM = "PLATFORM", "Online platform", "Platfform ar-lein", False
    AGENCY = "AGENCY", "Home or school", "Cartref neu ysgol"
    CONTEXT = "CONTEXT", "Place or group, assessed", "Lle neu grŵp, wedi’i asesu"
    REPORT = "REPORT", "Intelligence, released", "Cudd-wybodaeth, wedi’i rhyddhau"
    PLACE = "PLACE", "Place, in words", "Lle, mewn geiriau"
    SOMEBODY = "SOMEBODY", "Somebody, in words", "Rhywun, mewn geiriau"
    THEME = "THEME", "Theme", "Thema"


class Shape(StrEnum):
    """The outline of each kind, as a path around nought, none of it smaller than 24 units across."""

    CHILD = "M-15 0a15 15 0 1 0 30 0a15 15 0 1 0-30 0z"
    PERSON = "M0-18L18 0L0 18L-18 0z"
    GROUP = "M-7-15L8 0L-7 15L-22 0zM7-15L22 0L7 15L-8 0z"
    PHONE = "M-8-17h16a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4h-16a4 4 0 0 1-4-4v-26a4 4 0 0 1 4-4zM-4 11h8"
    VEHICLE = "M-20 10v-10l6-12h28l6 12v10zM-20 0h40"
    ACCOUNT = "M-14-10h28a10 10 0 0 1 0 20h-28a10 10 0 0 1 0-20z"
    PLATFORM = "M-18 12l6-24h24l6 24z"
    AGENCY = "M-16 15v-18l16-13l16 13v18z"
    CONTEXT = "M-16-16h32v32h-32zM-8-8h16v16h-16z"
    REPORT = "M-14-17h20l8 8v26h-28zM6-17v8h8"
    PLACE = "M-14-14h28v28h-28z"
    SOMEBODY = "M0-14L14 0L0 14L-14 0z"
    THEME = "M-18 0l9-15h18l9 15l-9 15h-18z"
