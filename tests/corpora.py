"""The example tables of `tests/corpus`: text, tab, expected ids in order separated by blanks, tab, a note.

`\\n` in the text is a line end. An empty middle column is a negative example. Lines that begin with `#` are comments.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from kg.model import Passage
from kg.recognise import excerpts
from kg.recognise.excerpt import Excerpt
from kg.recognise.joined import Joined
from kg.text import MappedText

_FOLDER = Path(__file__).parent / "corpus"


def corpus(name: str, rows: int | None = None) -> list[ParameterSet]:
    """The rows of a table as parameters `text, expected`; *rows* is how many there must be, so that none gets lost."""
    parameters: list[ParameterSet] = []
    for number, line in enumerate((_FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            text, expected, _ = line.split("\t")
            parameters.append(pytest.param(text.replace("\\n", "\n"), expected.split(), id=f"{name}:{number}"))
    assert rows in (None, len(parameters)), f"{name} has {len(parameters)} rows"
    return parameters


def passage(text: str, unit: str = "D", via: str | None = None) -> Excerpt:
    """A passage whose reading text is *text* itself, with what the families look for in it."""
    return excerpts([Passage(unit, via, MappedText.of(text))], Joined([text]))[0]
