"""What is known of each kind of area."""

from typing import NamedTuple

from ..codes import Code
from ..words import Words


class Nation(Code):
    """The nations of the United Kingdom; UNITED_KINGDOM for a body that works across them."""

    WALES = "WALES", "Wales", "Cymru"
    ENGLAND = "ENGLAND", "England", "Lloegr"
    SCOTLAND = "SCOTLAND", "Scotland", "Yr Alban"
    NORTHERN_IRELAND = "NORTHERN_IRELAND", "Northern Ireland", "Gogledd Iwerddon"
    UNITED_KINGDOM = "UNITED_KINGDOM", "United Kingdom", "Y Deyrnas Unedig"


class Force(NamedTuple):
    """A police force; `number` is its Home Office number where we could check it."""

    code: str
    words: Words
    nation: Nation
    number: str = ""


class HealthBoard(NamedTuple):
    """A local health board of Wales, with its ODS code."""

    code: str
    words: Words
    ods: str


class Board(NamedTuple):
    """A regional safeguarding board of Wales; the code is the short name that it goes by."""

    code: str
    words: Words


class Trust(NamedTuple):
    """A health and social care trust of Northern Ireland: there, it and not the council has social services."""

    code: str
    words: Words


class Authority(NamedTuple):
    """A council; force, health board and safeguarding board by code, and empty where unknown or there is none."""

    gss: str
    words: Words
    nation: Nation
    force: str = ""
    health_board: str = ""
    safeguarding_board: str = ""
    education_code: str = ""
