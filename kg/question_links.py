"""Which questions a publication answers: matched by their number, else by who asked what on which day.

The Aanhangsel prints the questions again, with who asked them, the day on which they were sent in and their subject; it
mostly does not print their number. Questions and answers are linked when exactly one publication of questions fits:

1. The answer states the number of the questions (metadata, the letterhead): kv-tk-<number>.
2. The metadata of the questions names the Aanhangsel with their answer.
3. The same members asked about the same subject on the same day.

A notice that the answer will be late is linked in the same way, and an answer to the notice that came before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.errors import Issue
from kg.gazetteer import fold
from kg.model import Fact

_QUESTIONS: Final = ("kamervragen", "mondelinge-vragen")
_ANSWER: Final = "antwoord-op-kamervragen"
_NOTICE: Final = "mededeling-uitstel-antwoord"


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known of the questions that a document asks, answers or postpones."""

    sha256: str
    name: str  # file name
    id: str  # of the document
    type: str
    numbers: tuple[str, ...]  # 2024Z18559
    named: tuple[str, ...]  # publications that it names: of questions the Aanhangsel with their answer
    is_linked: bool  # its metadata states the questions
    key: tuple[str, str, str]  # day, who asked, subject, evened out; an empty part fits nothing


def asking(sha256: str, name: str, document_id: str, facts: Iterable[Fact]) -> Asking | None:
    """The questions of a document by its facts; None when it is no document of questions or answers."""
    values: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        values[fact.key].append(fact.value)
    kind = next(iter(values["type"]), "")
    if kind not in (*_QUESTIONS, _ANSWER, _NOTICE):
        return None
    who = ";".join(sorted(fold(each) for each in values["asked_by"]))
    key = (next(iter(values["asked_date"]), ""), who, fold(next(iter(values["subject"]), "")))
    numbers = tuple(values["question_number"]) or tuple(values["number"] if kind in _QUESTIONS else ())
    return Asking(
        sha256, name, document_id, kind, numbers, tuple(values["see_also"]), bool(values["question_document"]), key
    )


def question_links(every: Sequence[Asking]) -> tuple[Mapping[str, tuple[Fact, ...]], tuple[Issue, ...]]:
    """By the sha-256 of each text the facts that tell its questions and the notice before it; and what is in doubt."""
    questions = _Index(one for one in every if one.type in _QUESTIONS)
    notices = _Index(one for one in every if one.type == _NOTICE)
    facts: dict[str, tuple[Fact, ...]] = {}
    issues: list[Issue] = []
    for one in every:
        if one.type in _QUESTIONS:
            continue
        found = list(_linked(one, "question_document", questions, issues)) if not one.is_linked else []
        if one.type == _ANSWER:
            found += (fact for fact in _linked(one, "see_also", notices, issues) if fact.value not in one.named)
        facts[one.sha256] = tuple(found)
    return {sha256: found for sha256, found in facts.items() if found}, tuple(sorted(set(issues)))


class _Index:
    """Publications by all that one of them can be found by."""

    def __init__(self, every: Iterable[Asking]) -> None:
        self._every = tuple(every)
        self._by: dict[object, list[int]] = defaultdict(list)
        for place, one in enumerate(self._every):
            for key in {*one.numbers, *(("named", name) for name in one.named), one.key}:
                self._by[key].append(place)

    def about(self, one: Asking) -> Iterator[Asking]:
        """Yield those that can be about the questions of *one*, in order."""
        places = {place for key in (*one.numbers, ("named", one.id), one.key) for place in self._by.get(key, ())}
        return (self._every[place] for place in sorted(places))


def _linked(one: Asking, key: str, others: _Index, issues: list[Issue]) -> Iterator[Fact]:
    fits: dict[str, str] = {}  # id -> ground
    for other in others.about(one):
        if ground := _ground(one, other):
            fits.setdefault(other.id, ground)
    if len(fits) > 1:
        which = " and ".join(sorted(fits))
        issues.append(Issue(0, "questions-uncertain", f"{one.name} fits the questions of {which}; linked to none"))
    elif fits:
        ((found, ground),) = fits.items()
        yield Fact(key, found, ground)


def _ground(one: Asking, other: Asking) -> str:
    """Why *one* is about the questions of *other*; empty when nothing says so."""
    number = next((number for number in one.numbers if number in other.numbers), "")
    if number:
        return f"question number {number}, as in {other.name}"
    if one.id in other.named:
        return f"named in the metadata of {other.name}"
    if one.numbers and other.numbers:
        return ""  # other numbers: other questions in the same words
    is_same = all(one.key) and one.key == other.key
    return f"the same members asked about the same subject on the same day: {other.name}" if is_same else ""


__all__ = ["Asking", "asking", "question_links"]
