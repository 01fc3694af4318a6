"""Judging what was sent, apart: the files are opened into memory, read by a process without keys, and taken away."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Thread, Timer
from typing import Any
from uuid import uuid4

from django.conf import settings

from ymylon.access.actions import acting_system
from ymylon.audit.actions import record_act
from ymylon.publication.rules.severity import Severity
from ymylon.returns.models import Judgement, Problem, SealedFile, Upload
from ymylon.returns.rules import Outcome, is_refusal
from ymylon.returns.rules.limits import READ, SECONDS
from ymylon.returns.rules.sealing import Unopened, mark, unseal

PURPOSE = "JUDGE_RETURNS"
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 – a folder of its own is made in it, which nobody else may open
_LONGEST_ANSWER = 64_000_000


def begin(upload: int, at: datetime, stale: datetime) -> Upload | None:
    """Whether it is ours to judge; what a worker that died began is begun again."""
    with acting_system(PURPOSE):
        rows = Upload.objects.filter(pk=upload, judgement__isnull=True)
        for condition in ({"begun_at__isnull": True}, {"begun_at__lt": stale}):
            if Upload.objects.filter(pk__in=rows.filter(**condition).values("pk")).update(begun_at=at, read=0):
                return Upload.objects.get(pk=upload)
    return None


def judge(upload: Upload, at: datetime) -> Outcome:
    """Reads it apart and keeps what was found; its files are gone with that, whatever it was."""
    told: dict[str, Any] = {}
    try:
        outcome, told = _apart(upload, _files(upload), at)
    except Unopened:
        outcome = Outcome.LOST
    _keep(upload, outcome, told, at)
    return outcome


def lose(upload: Upload, at: datetime) -> None:
    """What can’t be judged is not tried for ever: it is said so, its files are gone, and the year is free for another."""
    _keep(upload, Outcome.LOST, {}, at)


def _files(upload: Upload) -> list[bytes]:
    with acting_system(PURPOSE):
        sealed = list(SealedFile.objects.filter(upload_id=upload.pk).order_by("place").values_list("place", "sealed"))
    if len(sealed) != len(upload.files):
        raise Unopened
    return [unseal(bytes(held), secret=settings.DRAFT_KEY, place=f"{upload.ref}:{place}") for place, held in sealed]


def _apart(upload: Upload, contents: Sequence[bytes], at: datetime) -> tuple[Outcome, dict[str, Any]]:
    # Unsealed they stand in memory, where the system has a disk there; and nowhere any more once they are read.
    where = _MEMORY_DISK if os.access(_MEMORY_DISK, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="ymylon-", dir=where))
    try:
        for told, content in zip(upload.files, contents, strict=True):
            into = folder / ("before" if told["is_before"] else "now")
            into.mkdir(exist_ok=True)
            (into / told["name"]).write_bytes(content)
        (folder / "now").mkdir(exist_ok=True)
        answer = run_apart(folder, upload.first_year, upload.body, at, lambda read: _tell(upload.pk, read))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if answer is None:
        return Outcome.TOO_MUCH, {}
    bad = any(is_refusal(one["code"], Severity(one["severity"]), is_before=one["is_before"]) for one in answer["problems"])
    return (Outcome.REFUSED if bad else Outcome.JUDGED), answer


def run_apart(folder: Path, first_year: int, body: str, at: datetime, read: Callable[[int], object]) -> dict[str, Any] | None:
    """What the process said; None where it ended without an answer. It inherits nothing of ours: no key, no address, no file."""
    source = str(settings.SOURCE.parent)
    told = [str(folder), str(first_year), body, at.isoformat()]
    env = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONPATH": source, "POLARS_MAX_THREADS": "1", "HOME": str(folder)}
    env |= {"PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(  # noqa: S603 – our own program; the folder is ours, and no name in it is an argument
        [sys.executable, "-s", "-P", "-m", "ymylon.returns.rules.apart", *told],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=env,
    )
    answers: list[bytes] = []
    listener = Thread(target=lambda: answers.append(process.stdout.read(_LONGEST_ANSWER)), daemon=True)  # type: ignore[union-attr]
    killer = Timer(SECONDS + 30, process.kill)
    listener.start()
    killer.start()
    try:
        lines = (line for line in process.stderr if line.strip() == READ)  # type: ignore[union-attr]
        for done, _line in enumerate(lines, 1):
            read(done)
        listener.join()
    finally:
        killer.cancel()
        process.kill()
        process.wait()
    with suppress(ValueError, IndexError):
        return _storable(json.loads(answers[0]))
    return None


def _storable(told: Any) -> Any:
    """As the database can keep it: a name in a file may hold what no text there may."""
    match told:
        case str():
            return told.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
        case list():
            return [_storable(one) for one in told]
        case dict():
            return {_storable(name): _storable(one) for name, one in told.items()}
    return told


def _tell(upload: int, read: int) -> None:
    """How many files are read, for whoever waits."""
    with acting_system(PURPOSE):
        Upload.objects.filter(pk=upload).update(read=read)


def _keep(upload: Upload, outcome: Outcome, told: dict[str, Any], at: datetime) -> None:
    of = f"{upload.agency_id}:{upload.first_year}"
    with acting_system(PURPOSE):
        taken = told if outcome is Outcome.JUDGED else {}
        Judgement.objects.create(
            upload_id=upload.pk,
            at=at,
            outcome=outcome,
            files=told.get("files", []),
            asked=told.get("asked", 0),
            not_asked=told.get("not_asked", []),
            filled=taken.get("filled", {}),
            episodes=taken.get("episodes", {}),
        )
        Problem.objects.bulk_create(
            Problem(
                ref=uuid4(),
                upload_id=upload.pk,
                code=one["code"],
                severity=one["severity"],
                file=one["file"],
                is_before=one["is_before"],
                table=one["table"],
                fields=one["fields"],
                rows=one["rows"],
                count=one["count"],
                marks=sorted({mark(digest, secret=settings.DRAFT_KEY, of=of) for digest in one["marks"]}),
                words_en=one["en"],
                words_cy=one["cy"],
            )
            for one in told.get("problems", [])
        )
        SealedFile.objects.filter(upload_id=upload.pk).delete()
        record_act("RETURN_JUDGED", about=upload.ref, why=outcome)
