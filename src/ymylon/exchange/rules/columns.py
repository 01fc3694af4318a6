"""The columns of each file of England's SSDA903 return that is read here, and how their rows are numbered."""

HEADER = "header.csv"
EPISODES = "episodes.csv"
MISSING = "missing.csv"

COLUMNS: dict[str, tuple[str, ...]] = {
    HEADER: ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    EPISODES: (
        "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
        "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN",
    ),
    MISSING: ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"),
}  # fmt: skip

# A row too short to reach these is refused: an end date that was cut off must not turn into a child still missing.
REACHES: dict[str, tuple[str, ...]] = {
    HEADER: ("CHILD", "DOB"),
    EPISODES: ("CHILD", "DECOM", "DEC"),
    MISSING: ("CHILD", "MIS_START", "MIS_END"),
}

# A council sends a few megabytes. Beyond this somebody has named the wrong file, and reading it would fill the memory.
LARGEST = 512 * 1024 * 1024
