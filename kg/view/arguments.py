"""The arguments of a call, checked: whatever a page or a stranger sends, a wrong one is a QueryError that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.asking import node
from kg.errors import QueryError
from kg.view.filters import Filters

Arguments = Mapping[str, object]
MOST_IRIS = 1000
_LONGEST_TEXT = 300


def filters(arguments: Arguments) -> Filters:
    return Filters.of(arguments.get("filters"))


def text(arguments: Arguments, name: str) -> str:
    value = arguments.get(name)
    if not isinstance(value, str):
        raise QueryError(f"{name!r} must be a string")
    return value[:_LONGEST_TEXT]


def number(arguments: Arguments, name: str, usual: int, most: int) -> int:
    value = arguments.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise QueryError(f"{name!r} must be a whole number from 0 to {most}")
    return value


def iri(arguments: Arguments, name: str, usual: str | None = None) -> str:
    value = arguments.get(name, usual)
    if not isinstance(value, str):
        raise QueryError(f"{name!r} must be an IRI")
    if value:
        node(value)
    elif usual is None:
        raise QueryError(f"{name!r} must be an IRI")
    return value


def iris(arguments: Arguments, name: str = "iris", usual: list[str] | None = None) -> list[str]:
    value = arguments.get(name, usual)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise QueryError(f"{name!r} must be a list of IRIs")
    if len(value) > MOST_IRIS:
        raise QueryError(f"at most {MOST_IRIS} things can be drawn, not {len(value)}")
    for each in value:
        node(each)
    return list(dict.fromkeys(value))


def iris_in(answer: object) -> Iterator[str]:
    """Yield every string in an answer that may be the IRI of a thing."""
    if isinstance(answer, str):
        if answer.startswith(("http://", "https://")) and not any(sign in answer for sign in ' <>"{}|\\^`\n'):
            yield answer
    elif isinstance(answer, Mapping):
        for key, value in answer.items():
            if key not in ("pages", "facts", "text", "sentence", "words", "names", "reason"):
                yield from iris_in(value)
    elif isinstance(answer, list | tuple):
        for each in answer:
            yield from iris_in(each)
