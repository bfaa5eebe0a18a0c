#!/usr/bin/env python3
"""Makes a corpus of parliamentary documents of any size, with the truth about every reference in it.

    python scripts/corpus.py --documents 1000 -o /tmp/corpus
    kg build /tmp/corpus/documents -o /tmp/built
    python scripts/score.py --gold /tmp/corpus/truth.tsv --entities /tmp/corpus/entities.tsv --found /tmp/built/tables

Letters, answers to questions, lists of questions with answers, and motions, as plain text that looks as if taken from a
PDF: wrapped and hyphenated lines, footnotes at the foot of the page of their marker, running footers. The references
stand in every usual printed form, in the proportions of the example documents; the things that they name are shared
between documents, few of them named often and many of them seldom. Document *n* of a seed is the same whatever the size
of the corpus; `--revision 1 --changed 0.01` writes every hundredth document anew with other words. Needs nothing but
the standard library.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus_words as words
from corpus_forms import DOSSIERS, Fact, Writer, dossier, often, party_fact, person_fact

LINE = 74  # characters
PAGE = 42  # lines
FOLDER_SIZE = 1000  # documents a folder
_MARKER = re.compile("\ue000(\\d+)\ue001")  # a footnote marker, told from other digits until the page is made


def pages(paragraphs: Iterable[str], notes: Sequence[str], footer: str) -> Iterator[str]:
    """The lines of the document, page by page, each with the footnotes of its markers and the running footer."""
    body_lines: list[str] = []
    foot: list[str] = []
    page = 1
    for line in (line for paragraph in paragraphs for line in (*wrapped(paragraph), "")):
        body_lines.append(_MARKER.sub(r"\1", line))
        for number in _MARKER.findall(line):
            foot += wrapped(f"{number} {notes[int(number) - 1]}")
        if len(body_lines) + len(foot) >= PAGE:
            yield from (*body_lines, *foot, f"{footer} {page}")
            body_lines, foot, page = [], [], page + 1
    yield from (*body_lines, *foot, f"{footer} {page}")


def wrapped(paragraph: str) -> list[str]:
    """*paragraph* in lines; now and then a long word of small letters is broken with a hyphen, as in print."""
    lines: list[str] = [""]
    for word in paragraph.split(" "):
        room = LINE - len(lines[-1]) - 1
        if len(word) <= room or not lines[-1]:
            lines[-1] += f" {word}" if lines[-1] else word
        elif len(word) > 12 and word.isalpha() and word.islower() and room > 6:
            lines[-1] += f" {word[:5]}-"
            lines.append(word[5:])
        else:
            lines.append(word)
    return lines


def _answers(writer: Writer, count: int, *, heading: str, answer: str, sentences: int) -> Iterator[str]:
    """Questions with answers; some answered together, some by pointing at another."""
    writer.questions = count
    number = 1
    while number <= count:
        together = 2 if count > number and writer.rng.random() < 0.12 else 1
        for one in range(number, number + together):
            writer.unit = f"Q{one}"
            writer.add(Fact("question", str(one), ""))
            yield f"{heading} {one}"
            yield writer.sentence(writer.rng.choice(words.QUESTIONS))
        writer.unit = f"A{number}"
        for one in range(number, number + together):
            writer.add(Fact("answers", str(one), ""))
        yield f"{answer} {number}" + (f" en {number + 1}" if together == 2 else "")
        yield from _answer(writer, number, sentences)
        number += together


def _answer(writer: Writer, number: int, sentences: int) -> Iterator[str]:
    if number > 2 and writer.rng.random() < 0.15:
        other = writer.rng.randint(1, number - 1)
        writer.add(Fact("seealso", str(other), ""))
        yield f"Zie het antwoord op vraag {other}."
    else:
        yield writer.paragraph(words.SENTENCES, writer.rng.randint(2, sentences))


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus: its name without ending, its text, and the truth about it."""

    name: str
    text: str
    truth: tuple[tuple[str, Fact, str], ...]


def document(number: int, seed: int = 1, revision: int = 0) -> Document:
    """Document *number* (from 0); the same for the same arguments, whatever else is made."""
    rng = random.Random(f"{seed}/{number}/{revision}")
    writer = Writer(rng, year=2018 + number % 6)
    kind = random.Random(f"{seed}/{number}").choices((letter, aanhangsel, question_list, motie), (40, 36, 4, 20))[0]
    return kind(writer, number)


def _papers_number(number: int) -> tuple[str, int]:
    """Dossier and number under which document *number* is published; nowhere else in the corpus given."""
    return dossier(number % DOSSIERS), 1000 + number // DOSSIERS


def _head(writer: Writer, number: int, kind: str) -> tuple[list[str], str, str]:
    own, onder = _papers_number(number)
    spaced, year = f"{own[:2]} {own[2:]}", writer.year
    title = f"Beleid rond {words.TOPICS[number % len(words.TOPICS)]}"
    day = f"{writer.rng.randint(1, 28)} {writer.rng.choice(words.MONTHS[8:])} {year}"
    head = [
        "Tweede Kamer der Staten-Generaal 2",
        f"Vergaderjaar {year}–{year + 1}",
        f"{spaced} {title}",
        f"Nr. {onder} {kind}",
    ]
    return head, day, f"Tweede Kamer, vergaderjaar {year}–{year + 1}, {spaced}, nr. {onder}"


def _finished(writer: Writer, number: int, paragraphs: Sequence[str], footer: str, prefix: str) -> Document:
    text = "\n".join(pages(paragraphs, writer.notes, footer)) + "\n"
    return Document(f"{prefix}-{number:06d}", text, tuple(writer.truth))


def letter(writer: Writer, number: int) -> Document:
    code, name, short = words.MINISTRIES[number % len(words.MINISTRIES)]
    head, day, footer = _head(writer, number, f"BRIEF VAN DE MINISTER VAN {name.upper()}")
    writer.add(Fact("ministry", code, f"Ministerie van {name}", (name, short)))
    minister = writer.rng.choice(words.MINISTERS)
    writer.add(person_fact(minister, is_optional=True))
    count = 2 + often(writer.rng, 20)
    body_ = [writer.paragraph(words.SENTENCES, writer.rng.randint(3, 8)) for _ in range(count)]
    greeting = ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", f"Den Haag, {day}"]
    return _finished(
        writer, number, [*head, *greeting, *body_, f"De Minister van {name},", f"A. {minister}"], footer, "kst"
    )


def question_list(writer: Writer, number: int) -> Document:
    head, day, footer = _head(writer, number, "LIJST VAN VRAGEN EN ANTWOORDEN")
    name, field_ = writer.rng.choice(words.COMMITTEES)
    code, ministry_, short = next(one for one in words.MINISTRIES if one[1] == field_)
    writer.add(Fact("ministry", code, f"Ministerie van {ministry_}", (ministry_, short)))
    writer.add(Fact("committee", re.sub(r"[^a-z]+", "-", name.lower()), name, (field_,)))
    opening = f"De {name} heeft vragen voorgelegd aan de Minister van {ministry_}. De antwoorden zijn van {day}."
    body_ = list(_answers(writer, writer.rng.randint(20, 90), heading="Vraag", answer="Antwoord op vraag", sentences=6))
    return _finished(writer, number, [*head, opening, *body_], footer, "lva")


def aanhangsel(writer: Writer, number: int) -> Document:
    code, name, short = words.MINISTRIES[number % len(words.MINISTRIES)]
    asker, party_ = writer.rng.choice(words.MEMBERS), writer.rng.choice(words.PARTIES)
    minister, year = writer.rng.choice(words.MINISTERS), writer.year
    topic = words.TOPICS[number % len(words.TOPICS)]
    head = [
        "Tweede Kamer der Staten-Generaal 2",
        f"Vergaderjaar {year}–{year + 1} Aanhangsel van de Handelingen",
        "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden",
        str(4000 + number),
        f"Vragen van het lid {asker} ({party_}) aan de Minister van {name} over {topic} (ingezonden 3 oktober {year}).",
        f"Antwoord van Minister {minister} ({name}) (ontvangen {writer.rng.randint(1, 28)} november {year}).",
    ]
    for fact in (
        Fact("ministry", code, f"Ministerie van {name}", (name, short)),
        person_fact(asker),
        party_fact(party_),
        person_fact(minister),
    ):
        writer.add(fact)
    body_ = list(_answers(writer, writer.rng.randint(3, 12), heading="Vraag", answer="Antwoord", sentences=7))
    footer = f"Tweede Kamer, vergaderjaar {year}–{year + 1}, Aanhangsel"
    return _finished(writer, number, [*head, *body_], footer, "ah")


def motie(writer: Writer, number: int) -> Document:
    name = writer.rng.choice(words.MEMBERS)
    head, day, footer = _head(writer, number, f"MOTIE VAN HET LID {name.upper()}")
    writer.add(person_fact(name))
    body_ = [
        f"Voorgesteld {day}",
        "De Kamer,",
        "gehoord de beraadslaging,",
        f"constaterende dat {writer.sentence('{body} hier al jaren op wijst')};",
        f"overwegende dat {writer.sentence('{law} hier ruimte voor biedt')};",
        f"verzoekt de regering {writer.sentence('{programme} te verlengen')},",
        "en gaat over tot de orde van de dag.",
        name,
    ]
    return _finished(writer, number, [*head, *body_], footer, "motie")


def write(folder: Path, numbers: Iterable[int], seed: int, revision: int = 0) -> Iterator[Document]:
    """Write the documents below *folder*, a thousand a folder, and yield each."""
    for number in numbers:
        made = document(number, seed, revision)
        path = folder / "documents" / f"{number // FOLDER_SIZE:03d}" / f"{made.name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.text, "utf-8")
        yield made


def write_truth(folder: Path, documents: Iterable[Document]) -> int:
    """Write `truth.tsv` and `entities.tsv` as `scripts/score.py` reads them; the characters of all documents."""
    things: dict[tuple[str, str], Fact] = {}
    characters = 0
    with (folder / "truth.tsv").open("w", encoding="utf-8") as handle:
        handle.write("doc\tunit\tkind\tid\tlabel\tline\tquote\tvia\topt\n")
        for made in documents:
            characters += len(made.text)
            for unit, fact, via in made.truth:
                things.setdefault((fact.kind, fact.id), fact)
                row = (made.name, unit, fact.kind, fact.id, fact.label, "", "", via, "opt" if fact.is_optional else "")
                handle.write("\t".join(row) + "\n")
    with (folder / "entities.tsv").open("w", encoding="utf-8") as handle:
        handle.write("kind\tid\tlabel\taliases\tpublisher\tyear\tremark\n")
        for (kind, id_), fact in sorted(things.items()):
            handle.write("\t".join((kind, id_, fact.label, "|".join(fact.names), "", "", "")) + "\n")
    return characters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100, help="how many (default: 100)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--revision", type=int, default=0, help="other words for the same documents (default: 0)")
    parser.add_argument("--changed", type=float, default=1.0, help="the share of documents to write (default: all)")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    numbers = range(0, options.documents, max(1, round(1 / options.changed)))
    options.output.mkdir(parents=True, exist_ok=True)
    made = write(options.output, numbers, options.seed, options.revision)
    count = write_truth(options.output, made)
    print(f"{len(numbers)} documents, {count / 1e6:.2f} million characters -> {options.output}")


if __name__ == "__main__":
    main()
