"""Patterns are tried only where one of their triggers stands: each can begin nowhere else; few read all of a text."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpora import passage

import kg.recognise
from kg.gazetteer import known, small
from kg.model import Context
from kg.read import read_source
from kg.recognise import recognise, seealso
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.report import surroundings, told
from kg.structure import passages, structure

HERE = Path(__file__).parent
SOURCES = sorted(Path(kg.recognise.__file__).parent.rglob("*.py"))
DOCUMENTS = sorted((HERE.parent / "examples" / "documents").glob("*.txt"))
TEXTS = [
    path.read_text("utf-8")
    for path in (
        *DOCUMENTS,
        *sorted((HERE / "gold" / "tuning").glob("*.txt")),
        *sorted((HERE / "corpus").glob("*.tsv")),
    )
]
# Calls that name neither pattern nor trigger; these are listed below.
ELSEWHERE = {"kg.recognise.seealso": ("pattern", "trigger")}


def module_of(source: Path) -> str:
    parts = source.relative_to(Path(kg.recognise.__file__).parent.parent.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def guarded(source: Path) -> Iterator[tuple[str, str]]:
    """The names of pattern and trigger in each call of `matches` of an excerpt."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "matches":
            pattern, trigger = (ast.unparse(argument) for argument in node.args)
            if ELSEWHERE.get(module_of(source)) != (pattern, trigger):
                yield pattern, trigger


def pairs() -> Iterator[tuple[re.Pattern[str], Trigger]]:
    """Each pattern that is tried only where a trigger stands, with that trigger."""
    for source in SOURCES:
        module = sys.modules.get(module_of(source))
        for pattern, trigger in guarded(source):
            yield getattr(module, pattern), getattr(module, trigger)
    yield told._PUBLISHED, surroundings.PUBLISHING
    yield from ((pattern, trigger) for trigger, pattern, _, _ in seealso._RULES)


PAIRS = list(pairs())


@pytest.mark.parametrize(("pattern", "trigger"), PAIRS, ids=[pattern.pattern.strip()[:20] for pattern, _ in PAIRS])
def test_a_pattern_begins_with_one_of_its_triggers(pattern: re.Pattern[str], trigger: Trigger) -> None:
    found = 0
    for text in TEXTS:
        lower = small(text)
        for match in pattern.finditer(text):
            found += 1
            assert lower.startswith(trigger.literals, match.start()), match[0]
    assert found


def test_literals_of_triggers_are_in_small_letters() -> None:
    for _, trigger in PAIRS:
        assert [literal for literal in trigger.literals if literal != literal.lower()] == []


class Watched:
    """A pattern that counts how many characters it is given to search in."""

    def __init__(self, name: str, pattern: re.Pattern[str], read: Counter[str]) -> None:
        self._name, self._pattern, self._read = name, pattern, read

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, text: str, begin: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        match = self._pattern.search(text, begin, end)
        self._read[self._name] += (match.end() if match else min(end, len(text))) - begin
        return match

    def finditer(self, text: str, begin: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        self._read[self._name] += min(end, len(text)) - begin
        return self._pattern.finditer(text, begin, end)


# Patterns that look for what no trigger tells of: any capital, bracket or five digits, the initials of authors.
READ_EVERYTHING = {
    "kg.recognise.body.sources._BRACKET",
    "kg.recognise.excerpt.WORD",
    "kg.recognise.kamerstuk._FIVE_DIGITS",
    "kg.recognise.person_name._INITIAL",
    "kg.recognise.person_name._PAIR",
    "kg.recognise.person._SECOND_INITIAL",
}


def test_few_patterns_read_all_of_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new one that does is guarded by a trigger, or by a string that must be there, or it is listed above."""
    read: Counter[str] = Counter()
    for name, module in list(sys.modules.items()):
        for constant, value in list(vars(module).items()) if name.startswith("kg.recognise") else ():
            if isinstance(value, re.Pattern):
                monkeypatch.setattr(module, constant, Watched(f"{name}.{constant}", value, read))
    size = 0
    for document in DOCUMENTS:
        parts = passages(structure(read_source(document)))
        size += sum(len(part.text.text) for part in parts)
        recognise(parts, Context(), known())
    assert {name for name, characters in read.items() if characters > size / 2} == READ_EVERYTHING


def test_what_is_read_once_is_kept_for_the_next_time() -> None:
    asked: list[str] = []

    def words(one: Excerpt) -> list[str]:
        asked.append(one.unit)
        return [*one.printed]

    one = passage("Het Rijk en de Kamer")
    assert one.once(words) == one.once(words) == ("Het", "Rijk", "Kamer")
    assert len(asked) == 1


def repeats(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Each operation of a parsed pattern with what stands inside it."""
    for operation, argument in parsed:
        for inner in argument if isinstance(argument, (tuple, list)) else [argument]:
            for part in inner if isinstance(inner, list) else [inner]:
                if isinstance(part, re._parser.SubPattern):  # type: ignore[attr-defined]
                    yield operation, part
                    yield from repeats(part)


def test_no_possessive_group_holds_a_possessive_part() -> None:
    """Python 3.11.2 matches such a pattern wrongly."""
    possessive = "POSSESSIVE_REPEAT"
    for name, module in list(sys.modules.items()):
        for constant, value in list(vars(module).items()) if name.startswith("kg.recognise") else ():
            if isinstance(value, re.Pattern):
                for operation, inside in repeats(re._parser.parse(value.pattern, value.flags)):  # type: ignore[attr-defined]
                    if str(operation) == possessive:
                        assert possessive not in [str(one) for one, _ in (*inside, *repeats(inside))], (name, constant)
