"""Scotland, Northern Ireland, and the force of the railways: 32 councils, 11 districts, 5 trusts, 3 forces."""

from ..words import Words
from .areas import Authority, Force, Nation, Trust

NORTHERN_FORCES: dict[str, Force] = {
    force.code: force
    for force in (
        Force("YM-POLICE-SCOTLAND", Words("Police Scotland", "Heddlu’r Alban"), Nation.SCOTLAND),
        Force(
            "YM-PSNI",
            Words("Police Service of Northern Ireland", "Gwasanaeth Heddlu Gogledd Iwerddon"),
            Nation.NORTHERN_IRELAND,
        ),
        Force("YM-BTP", Words("British Transport Police", "Heddlu Trafnidiaeth Prydain"), Nation.UNITED_KINGDOM),
    )
}

TRUSTS: dict[str, Trust] = {
    code: Trust(
        code,
        Words(f"{name} Health and Social Care Trust", f"Ymddiriedolaeth Iechyd a Gofal Cymdeithasol {name}", False),
    )
    for code, name in (
        ("YM-HSC-BELFAST", "Belfast"),
        ("YM-HSC-NORTHERN", "Northern"),
        ("YM-HSC-SOUTH-EASTERN", "South Eastern"),
        ("YM-HSC-SOUTHERN", "Southern"),
        ("YM-HSC-WESTERN", "Western"),
    )
}

_ROWS = """
S12000005 Clackmannanshire
S12000006 Dumfries and Galloway
S12000008 East Ayrshire
S12000010 East Lothian
S12000011 East Renfrewshire
S12000013 Na h-Eileanan Siar
S12000014 Falkirk
S12000017 Highland
S12000018 Inverclyde
S12000019 Midlothian
S12000020 Moray
S12000021 North Ayrshire
S12000023 Orkney Islands
S12000026 Scottish Borders
S12000027 Shetland Islands
S12000028 South Ayrshire
S12000029 South Lanarkshire
S12000030 Stirling
S12000033 Aberdeen City
S12000034 Aberdeenshire
S12000035 Argyll and Bute
S12000036 City of Edinburgh
S12000038 Renfrewshire
S12000039 West Dunbartonshire
S12000040 West Lothian
S12000041 Angus
S12000042 Dundee City
S12000045 East Dunbartonshire
S12000047 Fife
S12000048 Perth and Kinross
S12000049 Glasgow City
S12000050 North Lanarkshire
N09000001 Antrim and Newtownabbey
N09000002 Armagh City, Banbridge and Craigavon
N09000003 Belfast
N09000004 Causeway Coast and Glens
N09000005 Derry City and Strabane
N09000006 Fermanagh and Omagh
N09000007 Lisburn and Castlereagh
N09000008 Mid and East Antrim
N09000009 Mid Ulster
N09000010 Newry, Mourne and Down
N09000011 Ards and North Down
"""

_WELSH_NAMES = {"S12000036": "Dinas Caeredin", "N09000003": "Belffast"}


def _authority(row: str) -> Authority:
    code, name = row.split(" ", 1)
    words = Words(name, _WELSH_NAMES.get(code, name))
    if code.startswith("S"):
        return Authority(code, words, Nation.SCOTLAND, "YM-POLICE-SCOTLAND")
    return Authority(code, words, Nation.NORTHERN_IRELAND, "YM-PSNI")


NORTHERN_AUTHORITIES: dict[str, Authority] = {area.gss: area for area in map(_authority, _ROWS.strip().splitlines())}
