"""What a folder made by `kg build` tells beside its store: the catalogue, and the pieces of the Turtle file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.catalogue import CATALOGUE_FILE, Catalogue, is_catalogue
from kg.iri import Iris
from kg.pieces import path_of
from kg.state import STATE_FILE, State
from kg.turtle import turtle_head
from kg.vocab import PREFIXES

_HEAD = turtle_head(PREFIXES)


class Folder:
    """A folder of which the files are opened, so that they stay those of one build; to be closed."""

    def __init__(self, path: Path) -> None:
        self.catalogue = Catalogue(path / CATALOGUE_FILE)
        self.catalogue.number("PRAGMA user_version")  # opens it
        self._state = State(path / STATE_FILE, is_new=False)
        self._turtle = path_of(path, "graph").open("rb")
        self._iris = Iris(self._state.setting("version").partition(" ")[2])

    @classmethod
    def of(cls, path: Path) -> Folder | None:
        """None for a folder that lacks something of it."""
        if not (path / STATE_FILE).is_file() or not is_catalogue(path / CATALOGUE_FILE):
            return None
        return cls(path)

    def close(self) -> None:
        self._turtle.close()
        self._state.close()

    def documents(self, where: str = "") -> Iterator[list[ox.Quad]]:
        """Yield what each document says (of those whose IRIs a query to the catalogue finds) by file name, id."""
        wanted = {str(iri) for (iri,) in self.catalogue.rows(where)} if where else None
        at = int(self._state.setting("head"))
        for _, one, size in self._state.pieces():
            if wanted is None or self._iris.document(one) in wanted:
                self._turtle.seek(at)
                yield _parsed(self._turtle.read(size))
            at += size

    def shared(self, subjects: Iterable[str]) -> list[ox.Quad]:
        """What all documents together say of those of *subjects* that are shared things."""
        return _parsed(b"".join(self._state.shared_of(subjects)))

    @cached_property
    def file_names(self) -> dict[str, str]:
        """IRI of a document -> the name of its file."""
        return {self._iris.document(one): name for name, one, _ in self._state.pieces()}


def _parsed(turtle: bytes) -> list[ox.Quad]:
    return list(ox.parse(_HEAD + turtle, format=ox.RdfFormat.TURTLE, lenient=True)) if turtle else []
