"""A draft as bytes, to be kept between two builds and sent between processes: JSON, compressed.

Plain data and no pickle: an output folder can come from somebody else. What only the first pass needs (furniture, hints
of the layout) is left out. The layout of a record is known to this module alone; `kg.work` keeps records apart by
version of the program, so that an old layout is never met.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from kg.draft import Draft
from kg.errors import Issue
from kg.model import (
    Antecedent,
    ArticleReading,
    Document,
    Fact,
    Footnote,
    Hints,
    Mention,
    PaperReading,
    PublicationReading,
    QuestionReading,
    Reading,
    SourceDocument,
    Thing,
    ThingReading,
    Unit,
    UnresolvedReading,
    UrlReading,
)
from kg.recognise import Recognition
from kg.structure import passages
from kg.text import MappedText, Span

Plain = Any  # what JSON holds


def record_of(one: Draft) -> bytes:
    """*one* as bytes; see `draft_from`."""
    document, source = one.document, one.document.source
    plain = {
        "source": [source.name, source.path, source.text, source.sha256, source.encoding, source.form],
        "pages": source.hints.pages,
        "units": [_unit(unit) for unit in document.units],
        "notes": [_note(note) for note in document.footnotes],
        "issues": [[issue.line, issue.code, issue.message] for issue in document.issues],
        "facts": [_fact(fact) for fact in one.facts],
        "mentions": [_mention(mention) for mention in one.recognition.mentions],
        "things": [plain_thing(thing) for thing in one.recognition.things],
    }
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def source_from(record: bytes) -> SourceDocument:
    """The source of a draft, sooner than the whole of it."""
    plain = json.loads(zlib.decompress(record))
    return _source(plain)


def _source(plain: Plain) -> SourceDocument:
    name, path, text, sha256, encoding, form = plain["source"]
    return SourceDocument(name, path, text, sha256, encoding, Hints(pages=tuple(plain["pages"])), form)


def draft_from(record: bytes) -> Draft:
    """The draft that `record_of` made these bytes of, without furniture and hints; raises ValueError for others."""
    plain = json.loads(zlib.decompress(record))
    document = Document(
        _source(plain),
        tuple(_unit_from(unit) for unit in plain["units"]),
        tuple(_note_from(note) for note in plain["notes"]),
        (),
        tuple(Issue(*issue) for issue in plain["issues"]),
    )
    mentions = tuple(_mention_from(mention) for mention in plain["mentions"])
    recognition = Recognition(mentions, tuple(thing_from(*thing) for thing in plain["things"]))
    return Draft(document, passages(document), tuple(_fact_from(*fact) for fact in plain["facts"]), recognition)


def plain_thing(thing: Thing) -> Plain:
    """A thing as JSON holds it; see `thing_from`."""
    return [thing.kind, thing.id, thing.label, thing.names, thing.facts]


def thing_from(kind: Plain, thing_id: str, label: str, names: Sequence[str], facts: Iterable[Sequence[str]]) -> Thing:
    return Thing(kind, thing_id, label, tuple(names), tuple((key, value) for key, value in facts))


def _fact(fact: Fact) -> Plain:
    return [fact.key, fact.value, fact.ground, [fact.span.begin, fact.span.end] if fact.span else None]


def _fact_from(key: str, value: str, ground: str, span: Sequence[int] | None) -> Fact:
    return Fact(key, value, ground, Span(*span) if span else None)


def _spans(spans: Iterable[Span]) -> Plain:
    return [[span.begin, span.end] for span in spans]


def _spans_from(plain: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(begin, end) for begin, end in plain)


def _text(text: MappedText) -> Plain:
    return [text.text, text.starts, text.origins]


def _text_from(plain: Plain) -> MappedText:
    return MappedText(plain[0], tuple(plain[1]), tuple(plain[2]))


def _unit(unit: Unit) -> Plain:
    return [unit.name, unit.kind, _spans(unit.spans), _text(unit.text), unit.line, unit.number, unit.answers,
            unit.asked_by]  # fmt: skip


def _unit_from(plain: Plain) -> Unit:
    name, kind, spans, text, line, number, answers, asked_by = plain
    return Unit(name, kind, _spans_from(spans), _text_from(text), line, number, tuple(answers), asked_by)


def _note(note: Footnote) -> Plain:
    marker = [note.marker.begin, note.marker.end] if note.marker else None
    return [note.name, note.number, note.unit, marker, _spans(note.spans), _text(note.text), note.line, note.anchor]


def _note_from(plain: Plain) -> Footnote:
    name, number, unit, marker, spans, text, line, anchor = plain
    place = Span(*marker) if marker else None
    return Footnote(name, number, unit, place, _spans_from(spans), _text_from(text), line, anchor)


def _mention(mention: Mention) -> Plain:
    return [mention.span.begin, mention.span.end, mention.kind, _reading(mention.reading), mention.rule, mention.unit,
            mention.via, mention.pinpoint]  # fmt: skip


def _mention_from(plain: Plain) -> Mention:
    begin, end, kind, reading, rule, unit, via, pinpoint = plain
    return Mention(Span(begin, end), kind, _reading_from(reading), rule, unit, via, pinpoint)


def _reading(reading: Reading) -> Plain:
    plain: Plain
    match reading:
        case ThingReading():
            plain = ["thing", *_thing_reading(reading)]
        case PaperReading():
            plain = ["paper", reading.dossier, reading.toevoeging, reading.ondernummer, reading.pages]
        case ArticleReading():
            law = _thing_reading(reading.law) if reading.law else None
            plain = ["article", reading.number, law, reading.lid, reading.onderdeel]
        case PublicationReading():
            plain = ["publication", reading.id]
        case QuestionReading():
            plain = ["question", reading.number]
        case UrlReading():
            plain = ["url", reading.url]
        case UnresolvedReading():
            plain = ["unresolved", reading.words, reading.reason, reading.candidates]
    return plain


def _thing_reading(reading: ThingReading) -> Plain:
    place = reading.antecedent
    before = [place.unit, place.via, place.span.begin, place.span.end] if place else None
    return [reading.id, reading.name, reading.candidates, before]


def _thing_reading_from(thing_id: str, name: str, candidates: Plain, before: Plain) -> ThingReading:
    place = Antecedent(before[0], before[1], Span(before[2], before[3])) if before else None
    return ThingReading(thing_id, name, tuple(candidates), place)


def _article_from(number: str, law: Plain, lid: str | None, onderdeel: str | None) -> ArticleReading:
    return ArticleReading(number, _thing_reading_from(*law) if law else None, lid, onderdeel)


def _unresolved_from(words: str, reason: str, candidates: Plain) -> UnresolvedReading:
    return UnresolvedReading(words, reason, tuple(candidates))


_READINGS: Mapping[str, Callable[..., Reading]] = MappingProxyType(
    {
        "thing": _thing_reading_from,
        "paper": PaperReading,
        "article": _article_from,
        "publication": PublicationReading,
        "question": QuestionReading,
        "url": UrlReading,
        "unresolved": _unresolved_from,
    }
)


def _reading_from(plain: Plain) -> Reading:
    return _READINGS[plain[0]](*plain[1:])
