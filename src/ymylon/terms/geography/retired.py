"""Codes that were in force once, and what stands in their place."""

# A county that was split has no single successor, and so is absent: Cumbria E10000006, Northamptonshire E10000021.
RETIRED: dict[str, str] = {
    # Wales
    "W06000007": "W06000023",  # Powys
    "W06000017": "W06000024",  # Merthyr Tydfil
    "W11000026": "W11000031",  # Abertawe Bro Morgannwg, 2019; Bridgend went to W11000030, see the child's authority
    "W11000027": "W11000030",  # Cwm Taf, 2019
    # England
    "E06000028": "E06000058",  # Bournemouth, 2019
    "E06000029": "E06000058",  # Poole, 2019
    "E06000048": "E06000057",  # Northumberland, 2013
    "E08000016": "E08000038",  # Barnsley, 2025
    "E08000019": "E08000039",  # Sheffield, 2025
    "E08000020": "E08000037",  # Gateshead, 2013
    "E10000002": "E06000060",  # Buckinghamshire, 2020
    "E10000009": "E06000059",  # Dorset, 2019
    "E10000023": "E06000065",  # North Yorkshire, 2023
    "E10000027": "E06000066",  # Somerset, 2023
    # Scotland
    "S12000009": "S12000045",  # East Dunbartonshire
    "S12000015": "S12000047",  # Fife, 2018
    "S12000024": "S12000048",  # Perth and Kinross, 2018
    "S12000043": "S12000046",  # Glasgow City
    "S12000044": "S12000050",  # North Lanarkshire, 2019
    "S12000046": "S12000049",  # Glasgow City, 2019
}
