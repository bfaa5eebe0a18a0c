"""The folder of fetched documents, in which `kg build` reads: `<folder>/<id>/<id>.xml` with `metadata.xml` beside it.

Each file is written beside its place and then moved there, so that it is whole or not there. `<id>/.fetch.json`,
written last, says from where each file came and in which version: a document with it is complete, and a run that was
stopped goes on with the others. Nothing outside the folder is touched, whatever a service calls its files.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.errors import OutputError
from kg.fetch.transport import Validators

STATE: Final = ".fetch.json"  # hidden, so that a build passes it over
METADATA_NAMES: Final = {"metadata": "metadata.xml", "metadataowms": "metadata_owms.xml"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was fetched."""

    name: str  # "kst-32824-378.xml", "metadata.xml"
    url: str
    sha256: str
    etag: str = ""
    last_modified: str = ""
    date: str = ""  # when it was fetched, as the server said

    @property
    def validators(self) -> Validators:
        return Validators(self.etag, self.last_modified)


def file_name(document: str, form: str) -> str:
    """`kst-32824-378.xml`, `metadata.xml`"""
    return METADATA_NAMES.get(form) or f"{document}.{form}"


@dataclass(frozen=True, slots=True)
class DocumentFolder:
    """The place of one document."""

    root: Path
    document: str  # an official id or document number: letters, digits and hyphens only

    @property
    def path(self) -> Path:
        return self.root / self.document

    def stored(self) -> tuple[StoredFile, ...]:
        """The files of a complete document that are still as they were written; empty when one is not."""
        try:
            state = json.loads((self.path / STATE).read_bytes())
            files = tuple(StoredFile(**one) for one in state["files"])
        except (OSError, ValueError, KeyError, TypeError):
            return ()
        return files if files and all(self._is_there(file) for file in files) else ()

    def write(self, name: str, content: bytes) -> str:
        """Write a file; its SHA-256. Raises OutputError."""
        place = self.path / name
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if not place.resolve().is_relative_to(self.root.resolve()) or place.is_symlink():
                raise OutputError(f"{place}: leads out of the folder {self.root}; remove this link first")
            beside = self.path / f".{name}.part"
            beside.write_bytes(content)
            os.replace(beside, place)
        except OSError as error:
            raise OutputError(f"{place}: cannot be written ({error.strerror or error})") from error
        return hashlib.sha256(content).hexdigest()

    def finish(self, files: Iterable[StoredFile], title: str) -> None:
        """Say that the document is complete. Raises OutputError."""
        state = {"document": self.document, "title": title, "files": [asdict(file) for file in files]}
        self.write(STATE, (json.dumps(state, ensure_ascii=False, indent=1) + "\n").encode())

    def _is_there(self, file: StoredFile) -> bool:
        try:
            return hashlib.sha256((self.path / file.name).read_bytes()).hexdigest() == file.sha256
        except (OSError, ValueError):
            return False
