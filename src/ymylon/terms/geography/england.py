"""England: the 39 forces and, under each, the councils with children's services in its area; 153 in all."""

from ..words import Words
from .areas import Authority, Force, Nation

# A force, and indented below it its councils. Isles of Scilly and the City of London count among them.
_ROWS = """
E23000001 Metropolitan Police
  E09000002 Barking and Dagenham
  E09000003 Barnet
  E09000004 Bexley
  E09000005 Brent
  E09000006 Bromley
  E09000007 Camden
  E09000008 Croydon
  E09000009 Ealing
  E09000010 Enfield
  E09000011 Greenwich
  E09000012 Hackney
  E09000013 Hammersmith and Fulham
  E09000014 Haringey
  E09000015 Harrow
  E09000016 Havering
  E09000017 Hillingdon
  E09000018 Hounslow
  E09000019 Islington
  E09000020 Kensington and Chelsea
  E09000021 Kingston upon Thames
  E09000022 Lambeth
  E09000023 Lewisham
  E09000024 Merton
  E09000025 Newham
  E09000026 Redbridge
  E09000027 Richmond upon Thames
  E09000028 Southwark
  E09000029 Sutton
  E09000030 Tower Hamlets
  E09000031 Waltham Forest
  E09000032 Wandsworth
  E09000033 Westminster
E23000002 Cumbria Constabulary
  E06000063 Cumberland
  E06000064 Westmorland and Furness
E23000003 Lancashire Constabulary
  E06000008 Blackburn with Darwen
  E06000009 Blackpool
  E10000017 Lancashire
E23000004 Merseyside Police
  E08000011 Knowsley
  E08000012 Liverpool
  E08000013 St Helens
  E08000014 Sefton
  E08000015 Wirral
E23000005 Greater Manchester Police
  E08000001 Bolton
  E08000002 Bury
  E08000003 Manchester
  E08000004 Oldham
  E08000005 Rochdale
  E08000006 Salford
  E08000007 Stockport
  E08000008 Tameside
  E08000009 Trafford
  E08000010 Wigan
E23000006 Cheshire Constabulary
  E06000006 Halton
  E06000007 Warrington
  E06000049 Cheshire East
  E06000050 Cheshire West and Chester
E23000007 Northumbria Police
  E06000057 Northumberland
  E08000021 Newcastle upon Tyne
  E08000022 North Tyneside
  E08000023 South Tyneside
  E08000024 Sunderland
  E08000037 Gateshead
E23000008 Durham Constabulary
  E06000005 Darlington
  E06000047 County Durham
E23000009 North Yorkshire Police
  E06000014 York
  E06000065 North Yorkshire
E23000010 West Yorkshire Police
  E08000032 Bradford
  E08000033 Calderdale
  E08000034 Kirklees
  E08000035 Leeds
  E08000036 Wakefield
E23000011 South Yorkshire Police
  E08000017 Doncaster
  E08000018 Rotherham
  E08000038 Barnsley
  E08000039 Sheffield
E23000012 Humberside Police
  E06000010 Kingston upon Hull
  E06000011 East Riding of Yorkshire
  E06000012 North East Lincolnshire
  E06000013 North Lincolnshire
E23000013 Cleveland Police
  E06000001 Hartlepool
  E06000002 Middlesbrough
  E06000003 Redcar and Cleveland
  E06000004 Stockton-on-Tees
E23000014 West Midlands Police
  E08000025 Birmingham
  E08000026 Coventry
  E08000027 Dudley
  E08000028 Sandwell
  E08000029 Solihull
  E08000030 Walsall
  E08000031 Wolverhampton
E23000015 Staffordshire Police
  E06000021 Stoke-on-Trent
  E10000028 Staffordshire
E23000016 West Mercia Police
  E06000019 Herefordshire
  E06000020 Telford and Wrekin
  E06000051 Shropshire
  E10000034 Worcestershire
E23000017 Warwickshire Police
  E10000031 Warwickshire
E23000018 Derbyshire Police
  E06000015 Derby
  E10000007 Derbyshire
E23000019 Nottinghamshire Police
  E06000018 Nottingham
  E10000024 Nottinghamshire
E23000020 Lincolnshire Police
  E10000019 Lincolnshire
E23000021 Leicestershire Police
  E06000016 Leicester
  E06000017 Rutland
  E10000018 Leicestershire
E23000022 Northamptonshire Police
  E06000061 North Northamptonshire
  E06000062 West Northamptonshire
E23000023 Cambridgeshire Constabulary
  E06000031 Peterborough
  E10000003 Cambridgeshire
E23000024 Norfolk Constabulary
  E10000020 Norfolk
E23000025 Suffolk Constabulary
  E10000029 Suffolk
E23000026 Bedfordshire Police
  E06000032 Luton
  E06000055 Bedford
  E06000056 Central Bedfordshire
E23000027 Hertfordshire Constabulary
  E10000015 Hertfordshire
E23000028 Essex Police
  E06000033 Southend-on-Sea
  E06000034 Thurrock
  E10000012 Essex
E23000029 Thames Valley Police
  E06000036 Bracknell Forest
  E06000037 West Berkshire
  E06000038 Reading
  E06000039 Slough
  E06000040 Windsor and Maidenhead
  E06000041 Wokingham
  E06000042 Milton Keynes
  E06000060 Buckinghamshire
  E10000025 Oxfordshire
E23000030 Hampshire and Isle of Wight Constabulary
  E06000044 Portsmouth
  E06000045 Southampton
  E06000046 Isle of Wight
  E10000014 Hampshire
E23000031 Surrey Police
  E10000030 Surrey
E23000032 Kent Police
  E06000035 Medway
  E10000016 Kent
E23000033 Sussex Police
  E06000043 Brighton and Hove
  E10000011 East Sussex
  E10000032 West Sussex
E23000034 City of London Police
  E09000001 City of London
E23000035 Devon and Cornwall Police
  E06000026 Plymouth
  E06000027 Torbay
  E06000052 Cornwall
  E06000053 Isles of Scilly
  E10000008 Devon
E23000036 Avon and Somerset Constabulary
  E06000022 Bath and North East Somerset
  E06000023 Bristol
  E06000024 North Somerset
  E06000025 South Gloucestershire
  E06000066 Somerset
E23000037 Gloucestershire Constabulary
  E10000013 Gloucestershire
E23000038 Wiltshire Police
  E06000030 Swindon
  E06000054 Wiltshire
E23000039 Dorset Police
  E06000058 Bournemouth, Christchurch and Poole
  E06000059 Dorset
"""

# Where Welsh has a name of its own that is in use; the others have one form in both languages.
_WELSH_NAMES = {
    "E06000014": "Efrog",
    "E06000016": "Caerlŷr",
    "E06000019": "Swydd Henffordd",
    "E06000022": "Caerfaddon a Gogledd-ddwyrain Gwlad yr Haf",
    "E06000023": "Bryste",
    "E06000024": "Gogledd Gwlad yr Haf",
    "E06000025": "De Swydd Gaerloyw",
    "E06000046": "Ynys Wyth",
    "E06000049": "Dwyrain Swydd Gaer",
    "E06000050": "Gorllewin Swydd Gaer a Chaer",
    "E06000051": "Swydd Amwythig",
    "E06000052": "Cernyw",
    "E06000053": "Ynysoedd Syllan",
    "E06000066": "Gwlad yr Haf",
    "E08000003": "Manceinion",
    "E08000012": "Lerpwl",
    "E09000001": "Dinas Llundain",
    "E09000033": "San Steffan",
    "E10000003": "Swydd Gaergrawnt",
    "E10000008": "Dyfnaint",
    "E10000013": "Swydd Gaerloyw",
    "E10000016": "Caint",
    "E10000017": "Swydd Gaerhirfryn",
    "E10000018": "Swydd Gaerlŷr",
    "E10000025": "Swydd Rydychen",
    "E10000034": "Swydd Gaerwrangon",
}


def _read() -> tuple[dict[str, Force], dict[str, Authority]]:
    forces: dict[str, Force] = {}
    authorities: dict[str, Authority] = {}
    force = ""
    for row in _ROWS.strip().splitlines():
        code, name = row.strip().split(" ", 1)
        if row.startswith(" "):
            authorities[code] = Authority(code, Words(name, _WELSH_NAMES.get(code, name)), Nation.ENGLAND, force)
        else:
            force = code
            # Their own Welsh names, if they have any, await a translator.
            forces[code] = Force(code, Words(name, name, False), Nation.ENGLAND)
    return forces, authorities


ENGLISH_FORCES, ENGLISH_AUTHORITIES = _read()
