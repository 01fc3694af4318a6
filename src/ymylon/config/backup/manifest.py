"""What a backup says of itself, sealed with all the rest."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

# The names in the file: what it says of itself comes first, and an empty one last.
MANIFEST, DATABASE, FILES, CLOSING = "manifest.json", "database/", "files/", "closing"
SUFFIX = ".ymylon"


@dataclass(frozen=True)
class Manifest:
    """`at`: the instant whose facts it holds, and no later ones. `head`: the newest head of the audit then, as it is mailed."""

    at: datetime
    postgresql: str
    migrations: tuple[str, ...]
    head: str
    unsealed: int
    rows: dict[str, int]
    keys: dict[str, list[str]]

    def as_bytes(self) -> bytes:
        """For the file."""
        return json.dumps(asdict(self) | {"at": self.at.isoformat()}).encode()

    @classmethod
    def from_bytes(cls, said: bytes) -> "Manifest":
        """From the file, which was sealed and so says what we wrote."""
        found = json.loads(said)
        return cls(
            **found | {"at": datetime.fromisoformat(found["at"]), "migrations": tuple(found["migrations"])},
        )
