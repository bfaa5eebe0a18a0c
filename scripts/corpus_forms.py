"""The references of `scripts/corpus.py` in their printed forms, each with what the truth says of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import corpus_words as words

DOSSIERS = 400
_PLACE = re.compile(r"([{\[])(\w+)[}\]]")


@dataclass(frozen=True, slots=True)
class Fact:
    """A reference that the truth holds."""

    kind: str
    id: str
    label: str
    names: tuple[str, ...] = ()
    is_optional: bool = False


@dataclass(slots=True)
class Writer:
    """Writes the sentences of one document and remembers what they refer to."""

    rng: random.Random
    year: int
    questions: int = 0
    notes: list[str] = field(default_factory=list)
    truth: list[tuple[str, Fact, str]] = field(default_factory=list)  # unit, fact, via
    unit: str = "D"

    def sentence(self, template: str) -> str:
        """*template* with a printed reference in every place; `[kind]` becomes a footnote."""
        return _PLACE.sub(self._place, template)

    def paragraph(self, templates: Sequence[str], sentences: int) -> str:
        """Sentences with and without references, as one paragraph."""
        every = [self.sentence(self._template(templates)) for _ in range(sentences)]
        return " ".join(every)

    def add(self, fact: Fact, via: str = "") -> None:
        self.truth.append((self.unit, fact, via))

    def _template(self, templates: Sequence[str]) -> str:
        drawn = self.rng.random()
        if drawn < 0.76:
            return self.rng.choice(words.PLAIN)
        return self.rng.choice(words.NUMBERS if drawn < 0.80 else templates)

    def _place(self, match: re.Match[str]) -> str:
        is_note = match[1] == "["
        via = f"fn{len(self.notes) + 1}" if is_note else ""
        printed, facts = FORMS[match[2]](self, is_note)
        for fact in facts:
            self.add(fact, via)
        if not is_note:
            return printed
        self.notes.append(printed[:1].upper() + printed[1:] + ("" if printed.endswith(".") else "."))
        self.add(Fact("footnote", via, via))
        return f"\ue000{len(self.notes)}\ue001"


Printed = tuple[str, Sequence[Fact]]


def often(rng: random.Random, size: int) -> int:
    """A number below *size*, the small ones far more often: as some reports are cited a lot and most once."""
    return int(size ** rng.random()) - 1


def dossier(number: int) -> str:
    return str(20000 + number * 41)


def paper(writer: Writer, is_note: bool) -> Printed:
    rng = writer.rng
    number, onder = dossier(often(rng, DOSSIERS)), rng.randint(1, 900)
    spaced, year = f"{number[:2]} {number[2:]}", writer.year - rng.randint(0, 2)
    forms = [
        f"Kamerstuk {spaced}, nr. {onder}",
        f"Kamerstuk {number}-{onder}",
        f"Kamerstukken II {year}/{(year + 1) % 100:02d}, {spaced}, nr. {onder}",
        f"Kamerstukken II {year}–{year + 1}, {number}, nr. {onder}",
        f"Kamerstuk II, {year}-{year + 1}, {spaced}, nr. {onder}",
    ]
    if is_note:
        page = f", p. {rng.randint(2, 40)}" if rng.random() < 0.2 else ""
        forms += [f"Tweede Kamer, vergaderjaar {year}–{year + 1}, {spaced}, nr. {onder}", f"{forms[2]}{page}"]
    facts = [Fact("kamerstuk", f"kst-{number}-{onder}", f"Kamerstuk {number}, nr. {onder}")]
    text = rng.choice(forms)
    if is_note and rng.random() < 0.2:
        text = f"Kamerstukken II {year}/{(year + 1) % 100:02d}, {spaced}, nrs. {onder} en {onder + 7}"
        facts.append(Fact("kamerstuk", f"kst-{number}-{onder + 7}", f"Kamerstuk {number}, nr. {onder + 7}"))
    return text, facts


def _body(pair: tuple[str, str]) -> Fact:
    return Fact("body", pair[0].lower(), pair[1], pair)


def body(writer: Writer, is_note: bool) -> Printed:
    pair = words.BODIES[often(writer.rng, len(words.BODIES) + 1)]
    return writer.rng.choice((f"het {pair[0]}", f"de {pair[1]} ({pair[0]})", pair[0])), [_body(pair)]


def ministry(writer: Writer, is_note: bool) -> Printed:
    code, name, short = writer.rng.choice(words.MINISTRIES)
    forms = (f"het Ministerie van {name}", f"het ministerie van {short}", f"de Minister van {name}")
    return writer.rng.choice(forms), [Fact("ministry", code, f"Ministerie van {name}", (name, short))]


def _title(number: int) -> str:
    topic, rest = number % len(words.TOPICS), number // len(words.TOPICS)
    start, rest = rest % len(words.TITLE_STARTS), rest // len(words.TITLE_STARTS)
    return f"{words.TITLE_STARTS[start]} {words.TOPICS[topic]}{words.TITLE_ENDS[rest % len(words.TITLE_ENDS)]}"


def report(writer: Writer, is_note: bool) -> Printed:
    number = often(writer.rng, len(words.TOPICS) * len(words.TITLE_STARTS) * len(words.TITLE_ENDS))
    title, year = _title(number), 2008 + number % 11
    pair = words.PUBLISHERS[number % len(words.PUBLISHERS)]
    forms = (
        (
            f"{pair[0]} ({year}). {title}. Den Haag: {pair[0]}.",
            f"{pair[0]}, {year}, ‘{title}’",
            f"{pair[0]}, {title}, {year}",
        )
        if is_note
        else (
            f"het rapport «{title}» van het {pair[0]}",
            f"het {pair[0]}-rapport «{title}» ({year})",
            f"de publicatie ‘{title}’ van {pair[0]}",
        )
    )
    slug = re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
    return writer.rng.choice(forms), [Fact("report", slug, title), _body(pair)]


def programme(writer: Writer, is_note: bool) -> Printed:
    number = often(writer.rng, len(words.TOPICS) * len(words.PROGRAMME_FORMS))
    form = words.PROGRAMME_FORMS[number % len(words.PROGRAMME_FORMS)]
    topic = words.TOPICS[number // len(words.PROGRAMME_FORMS)]
    printed = form.format(topic[0].upper() + topic[1:])
    name = printed.partition(" ")[2]
    slug = re.sub(r"[^a-z]+", "-", name.lower())
    return printed, [Fact("programme", slug, name, (name.removeprefix("programma "),))]


def _law(entry: tuple[str, str, str, str]) -> Fact:
    return Fact("law", entry[0], entry[1], (entry[1], entry[2]))


def law(writer: Writer, is_note: bool) -> Printed:
    entry = writer.rng.choice(words.LAWS)
    return entry[3] + writer.rng.choice(entry[1:3]), [_law(entry)]


def article(writer: Writer, is_note: bool) -> Printed:
    entry, rng = writer.rng.choice(words.LAWS), writer.rng
    number = f"{rng.randint(2, 9)}:{rng.randint(1, 40)}" if "bestuursrecht" in entry[0] else str(rng.randint(2, 140))
    lid = rng.choice(("", "", ", eerste lid,", ", tweede lid,"))
    printed = rng.choice((f"artikel {number}{lid} van {entry[3]}{entry[1]}", f"artikel {number} {entry[2]}"))
    return printed, [Fact("article", f"{entry[0]}#artikel-{number}", f"artikel {number} {entry[1]}"), _law(entry)]


def committee(writer: Writer, is_note: bool) -> Printed:
    name, field_ = writer.rng.choice(words.COMMITTEES)
    slug = re.sub(r"[^a-z]+", "-", name.lower())
    return f"de {name}", [Fact("committee", slug, name, (f"vaste commissie voor {field_}", field_))]


def person_fact(name: str, *, is_optional: bool = False) -> Fact:
    return Fact("person", name.lower().replace(" ", "-"), name, (name,), is_optional)


def party_fact(name: str) -> Fact:
    return Fact("party", name.lower(), name, (name,))


def member(writer: Writer, is_note: bool) -> Printed:
    name, party_ = writer.rng.choice(words.MEMBERS), writer.rng.choice(words.PARTIES)
    return f"het lid {name} ({party_})", [person_fact(name), party_fact(party_)]


def motion(writer: Writer, is_note: bool) -> Printed:
    name = writer.rng.choice(words.MEMBERS)
    printed, (cited, *_) = paper(writer, is_note=False)
    fact = Fact("motion", f"motion-{name.lower().replace(' ', '-')}", f"motie-{name} c.s.", (f"motie-{name}", cited.id))
    return f"motie-{name} c.s. ({printed})", [fact, cited, person_fact(name, is_optional=True)]


def party(writer: Writer, is_note: bool) -> Printed:
    name = writer.rng.choice(words.PARTIES)
    return f"de {name}", [party_fact(name)]


def place(writer: Writer, is_note: bool) -> Printed:
    name = writer.rng.choice(words.PLACES)
    return name, [Fact("place", name.lower(), name, (name, f"gemeente {name}"))]


def url(writer: Writer, is_note: bool) -> Printed:
    number = often(writer.rng, 3000)
    topic = words.TOPICS[number % len(words.TOPICS)].replace(" ", "-")
    address = f"https://www.rijksoverheid.nl/onderwerpen/{topic}/documenten/{number}"
    return f"Zie {address}", [Fact("url", address, address)]


def parldoc(writer: Writer, is_note: bool) -> Printed:
    rng, year = writer.rng, writer.year - 1
    number = rng.randint(1, 3900)
    if rng.random() < 0.3:
        id_ = f"{year}{rng.choice('DZ')}{number:05d}"
        printed = f"Tweede Kamer, {id_}"
    else:
        id_ = f"ah-tk-{year}{year + 1}-{number}"
        short = f"Aanhangsel Handelingen II {year}/{(year + 1) % 100:02d}, nr. {number}"
        printed = rng.choice((short, f"Aanhangsel van de Handelingen, vergaderjaar {year}–{year + 1}, nr. {number}"))
    return printed, [Fact("parldoc", id_, id_)]


FORMS: dict[str, Callable[[Writer, bool], Printed]] = {
    "paper": paper, "body": body, "ministry": ministry, "report": report, "programme": programme, "law": law,
    "article": article, "committee": committee, "member": member, "motion": motion, "party": party, "place": place,
    "url": url, "parldoc": parldoc,
}  # fmt: skip
