"""Wales: twenty-two authorities, four forces, seven health boards, six safeguarding boards."""

from ..words import Words
from .areas import Authority, Board, Force, HealthBoard, Nation

WELSH_FORCES: dict[str, Force] = {
    force.code: force
    for force in (
        Force("W15000001", Words("North Wales Police", "Heddlu Gogledd Cymru"), Nation.WALES, "60"),
        Force("W15000002", Words("Gwent Police", "Heddlu Gwent"), Nation.WALES, "61"),
        Force("W15000003", Words("South Wales Police", "Heddlu De Cymru"), Nation.WALES, "62"),
        Force("W15000004", Words("Dyfed-Powys Police", "Heddlu Dyfed-Powys"), Nation.WALES, "63"),
    )
}

HEALTH_BOARDS: dict[str, HealthBoard] = {
    board.code: board
    for board in (
        HealthBoard(
            "W11000023",
            Words("Betsi Cadwaladr University Health Board", "Bwrdd Iechyd Prifysgol Betsi Cadwaladr"),
            "7A1",
        ),
        HealthBoard("W11000024", Words("Powys Teaching Health Board", "Bwrdd Iechyd Addysgu Powys"), "7A7"),
        HealthBoard("W11000025", Words("Hywel Dda University Health Board", "Bwrdd Iechyd Prifysgol Hywel Dda"), "7A2"),
        HealthBoard("W11000028", Words("Aneurin Bevan University Health Board", "Bwrdd Iechyd Prifysgol Aneurin Bevan"), "7A6"),
        HealthBoard(
            "W11000029",
            Words("Cardiff and Vale University Health Board", "Bwrdd Iechyd Prifysgol Caerdydd a’r Fro"),
            "7A4",
        ),
        HealthBoard(
            "W11000030",
            Words("Cwm Taf Morgannwg University Health Board", "Bwrdd Iechyd Prifysgol Cwm Taf Morgannwg"),
            "7A5",
        ),
        HealthBoard("W11000031", Words("Swansea Bay University Health Board", "Bwrdd Iechyd Prifysgol Bae Abertawe"), "7A3"),
    )
}

BOARDS: dict[str, Board] = {
    board.code: board
    for board in (
        Board("NWSB", Words("North Wales Safeguarding Board", "Bwrdd Diogelu Gogledd Cymru")),
        Board("CYSUR", Words("Mid and West Wales Safeguarding Board", "Bwrdd Diogelu Canolbarth a Gorllewin Cymru")),
        Board("WGSB", Words("West Glamorgan Safeguarding Board", "Bwrdd Diogelu Gorllewin Morgannwg")),
        Board("CTMSB", Words("Cwm Taf Morgannwg Safeguarding Board", "Bwrdd Diogelu Cwm Taf Morgannwg")),
        Board("CVRSB", Words("Cardiff and Vale Regional Safeguarding Board", "Bwrdd Diogelu Rhanbarthol Caerdydd a’r Fro")),
        Board("GWENT", Words("Gwent Safeguarding", "Diogelu Gwent")),
    )
}

# GSS code | English | Cymraeg | education code | force | health board | safeguarding board
_ROWS = """
W06000001 | Isle of Anglesey | Ynys Môn | 660 | W15000001 | W11000023 | NWSB
W06000002 | Gwynedd | Gwynedd | 661 | W15000001 | W11000023 | NWSB
W06000003 | Conwy | Conwy | 662 | W15000001 | W11000023 | NWSB
W06000004 | Denbighshire | Sir Ddinbych | 663 | W15000001 | W11000023 | NWSB
W06000005 | Flintshire | Sir y Fflint | 664 | W15000001 | W11000023 | NWSB
W06000006 | Wrexham | Wrecsam | 665 | W15000001 | W11000023 | NWSB
W06000023 | Powys | Powys | 666 | W15000004 | W11000024 | CYSUR
W06000008 | Ceredigion | Ceredigion | 667 | W15000004 | W11000025 | CYSUR
W06000009 | Pembrokeshire | Sir Benfro | 668 | W15000004 | W11000025 | CYSUR
W06000010 | Carmarthenshire | Sir Gaerfyrddin | 669 | W15000004 | W11000025 | CYSUR
W06000011 | Swansea | Abertawe | 670 | W15000003 | W11000031 | WGSB
W06000012 | Neath Port Talbot | Castell-nedd Port Talbot | 671 | W15000003 | W11000031 | WGSB
W06000013 | Bridgend | Pen-y-bont ar Ogwr | 672 | W15000003 | W11000030 | CTMSB
W06000014 | Vale of Glamorgan | Bro Morgannwg | 673 | W15000003 | W11000029 | CVRSB
W06000016 | Rhondda Cynon Taf | Rhondda Cynon Taf | 674 | W15000003 | W11000030 | CTMSB
W06000024 | Merthyr Tydfil | Merthyr Tudful | 675 | W15000003 | W11000030 | CTMSB
W06000018 | Caerphilly | Caerffili | 676 | W15000002 | W11000028 | GWENT
W06000019 | Blaenau Gwent | Blaenau Gwent | 677 | W15000002 | W11000028 | GWENT
W06000020 | Torfaen | Torfaen | 678 | W15000002 | W11000028 | GWENT
W06000021 | Monmouthshire | Sir Fynwy | 679 | W15000002 | W11000028 | GWENT
W06000022 | Newport | Casnewydd | 680 | W15000002 | W11000028 | GWENT
W06000015 | Cardiff | Caerdydd | 681 | W15000003 | W11000029 | CVRSB
"""


def _authority(row: str) -> Authority:
    gss, english, welsh, education_code, force, health_board, board = row.split(" | ")
    return Authority(gss, Words(english, welsh), Nation.WALES, force, health_board, board, education_code)


WELSH_AUTHORITIES: dict[str, Authority] = {area.gss: area for area in map(_authority, _ROWS.strip().splitlines())}
