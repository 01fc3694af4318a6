"""ymylon standard"""

import argparse
import json
from pathlib import Path

from ymylon.config.terminal import of_this_shell
from ymylon.terms.words import Words

from .returned import NOT_EMPTY, is_new
from .said import FINE, refuse

_NO_VERSION = Words("There is no version {name}; there are: {known}.", "Nid oes fersiwn {name}; dyma’r rhai sydd: {known}.")
_WRITTEN = Words("Written into {name}: datapackage.json, and {count} files with their headings. {status}",
                 "Ysgrifennwyd i {name}: datapackage.json, a {count} ffeil â’u penawdau. {status}")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    parser.add_argument("--version", metavar="0.1", help="which version (default: the latest)")
    parser.add_argument(
        "--language", choices=("en", "cy"), default=of_this_shell(), help="speak English or Welsh (default: as LANG)"
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the proposed standard as a Frictionless data package."""
    from ymylon.publication.rules.standard import LATEST, STATUS, VERSIONS
    from ymylon.publication.rules.standard.package import headings, package

    version = VERSIONS.get(chosen.version, None) if chosen.version else LATEST
    if version is None:
        return refuse(_NO_VERSION, chosen.language, name=chosen.version, known=", ".join(VERSIONS))
    folder: Path = chosen.folder
    if not is_new(folder):
        return refuse(NOT_EMPTY, chosen.language, name=folder)
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps(package(version), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(told + "\n", encoding="utf-8")
    files = headings(version)
    for name, heading in files.items():
        (folder / name).write_text(heading, encoding="utf-8")
    status = STATUS.in_language(chosen.language)
    print(_WRITTEN.in_language(chosen.language).format(name=folder, count=len(files), status=status))
    return FINE
