"""Written questions and the answers to them, by the words above them in the Aanhangsel van de Handelingen.

Vragen van de leden Paternotte en Podt (beiden D66) aan de Ministers van Buitenlandse Zaken en van Asiel en Migratie
over het kidnappen van Turkse burgers in Kenia (ingezonden 22 oktober 2024).
Antwoord van Minister Veldkamp (Buitenlandse Zaken), mede namens de Minister van Asiel en Migratie (ontvangen
14 november 2024). Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 505.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.facts.dates import DATE, iso
from kg.facts.elsewhere import MEMBERS, names
from kg.facts.kinds import question_type
from kg.facts.page import Page
from kg.facts.portfolios import ROLE, Portfolios
from kg.model import Fact

_ASKED = re.compile(
    r"(?<!\w)(?P<word>(?:(?:Schriftelijke|Mondelinge|Nadere|Aanvullende) [Vv]|V)ragen) van "
    r"(?:het (?:Eerste Kamer)?lid|de leden) "
)
_TO = re.compile(r"\baan (?:de |het )?(?=[A-Z]|ministers?\b|staatssecretaris)")
_ABOUT = re.compile(r"\b(?:over|inzake|betreffende) ")
_SENT = re.compile(rf"\((?:ingezonden|gesteld) (?P<date>{DATE})\s?\)", re.I)
_ANSWERED = re.compile(
    rf"(?<!\w)(?P<word>(?:Nader |Gezamenlijk )?Antwoord|Antwoorden|Mededeling) van (?:de |het )?(?={ROLE})"
)
_RECEIVED = re.compile(rf"\(ontvangen (?P<date>{DATE})\s?\)", re.I)
# "Minister Veldkamp (Buitenlandse Zaken)", "minister-president Schoof"
_ANSWERER = re.compile(
    rf"(?P<role>{ROLE}) (?P<name>[A-ZÀ-Ý’'](?:(?! en {ROLE})[^(),]){{1,60}}?)\s?"
    rf"(?:\((?P<portfolio>[^()]{{2,120}})\)|(?=,|$| en {ROLE}))"
)
_ON_BEHALF = re.compile(r",? mede namens ")
_LONGEST = 1500  # characters from "Vragen van" to "(ingezonden"
_JUST_ABOVE = 50  # characters from "(ingezonden" to "Vragen van", as the web site has it: the questions are one line


@dataclass(frozen=True, slots=True)
class Asked:
    """The words above written questions, as ranges of the head as running text."""

    word: str  # "Vragen", "Mondelinge vragen"
    begin: int
    members: tuple[int, int]
    addressee: tuple[int, int]
    subject: tuple[int, int]
    sent: re.Match[str]


def asked(page: Page) -> Asked | None:
    """Find the words above written questions. Each part is looked for after the one before it: no backtracking."""
    text = page.head.text
    begin = _ASKED.search(text)
    if begin is None:
        return None
    sent = _SENT.search(text, begin.end())
    if sent is not None and sent.start() - begin.end() <= _LONGEST:
        end = sent.start()
    else:
        sent, end = _SENT.search(text, max(0, begin.start() - _JUST_ABOVE), begin.start()), _end_of_line(page, begin)
    to = _TO.search(text, begin.end(), end)
    about = _ABOUT.search(text, to.end(), end) if to else None
    if sent is None or to is None or about is None:
        return None
    return Asked(
        begin["word"],
        begin.start(),
        (begin.end(), to.start()),
        (to.end(), about.start()),
        (about.end(), end),
        sent,
    )


def _end_of_line(page: Page, begin: re.Match[str]) -> int:
    """Where in the head the line ends that *begin* begins; itself where no line begins there."""
    lines = (line.text for line in page.first if page.head.text.startswith(line.text, begin.start()))
    return begin.start() + max((len(text) for text in lines), default=0)


def question_facts(page: Page, ministries: Portfolios) -> Iterator[Fact]:
    """What the words above written questions and their answers say."""
    text = page.head.text
    question = asked(page)
    answer = _ANSWERED.search(text, question.sent.end() if question else 0)
    received = _RECEIVED.search(text, answer.end()) if answer else None
    if question:
        begin, end = question.subject
        end -= len(text[begin:end]) - len(text[begin:end].rstrip(" ."))  # "over de aanleg van de A4. (Ingezonden"
        yield page.head_fact("subject", text[begin:end], begin, end)
        if sent := iso(question.sent["date"]):
            yield page.head_fact("asked_date", sent, *question.sent.span())
        for name, party, span in _members(text, question):
            yield page.head_fact("asked_by", f"{name} ({party})", *span)
        yield from _addressees(page, ministries, question.addressee)
    if answer and received and received.start() - answer.end() < _LONGEST:
        kind = question_type(answer["word"])
        yield page.head_fact("type", kind, answer.start(), answer.end() - 1)
        is_delay = kind == "mededeling-uitstel-antwoord"
        yield from _answer_facts(page, ministries, (answer.end(), received.start()), received, is_delay)
    elif question:
        yield from _question_facts(page, question)


def _question_facts(page: Page, question: Asked) -> Iterator[Fact]:
    """Questions without an answer: their authors are members of parliament."""
    text = page.head.text
    yield page.head_fact("type", question_type(question.word), question.begin, question.members[0] - 1)
    sent = iso(question.sent["date"])
    if sent:
        yield page.head_fact("date", sent, *question.sent.span())
    for name, _, span in _members(text, question):
        yield page.head_fact("author", name, *span)
    for match in MEMBERS.finditer(text, *question.members):
        yield page.head_fact("author_role", f"lid ({match['party']})", match.start("names"), match.end())


def _members(text: str, question: Asked) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Each member who asks: name, party as printed, and the range of the name."""
    for match in MEMBERS.finditer(text, *question.members):
        yield from ((name, match["party"], span) for name, span in names(text, match))


def _addressees(page: Page, ministries: Portfolios, part: tuple[int, int]) -> Iterator[Fact]:
    begin, end = part
    members = list(ministries.members(page.head.text, begin, end))
    for member in members:
        yield page.head_fact("addressee", member.title, member.span.begin, member.span.end)
    if not members:
        yield page.head_fact("addressee", page.head.text[begin:end], begin, end)


def _answer_facts(
    page: Page, ministries: Portfolios, part: tuple[int, int], received: re.Match[str], is_delay: bool
) -> Iterator[Fact]:
    """Who answers, on whose behalf, and when; *part* is the range from the first name to `(ontvangen`."""
    text = page.head.text
    begin, end = part
    behalf = _ON_BEHALF.search(text, begin, end)
    day = iso(received["date"])
    if day:
        if not is_delay:
            yield page.head_fact("answered_date", day, *received.span())
        yield page.head_fact("date", day, *received.span())
    on = date.fromisoformat(day) if day else None
    until = behalf.start() if behalf else end
    yield from _answerers(page, ministries, (begin, until), on)
    if behalf:
        for member in ministries.members(text, behalf.end(), end, on):
            yield page.head_fact("on_behalf_of", member.title, member.span.begin, member.span.end)


def _answerers(page: Page, ministries: Portfolios, part: tuple[int, int], on: date | None) -> Iterator[Fact]:
    """Each member of the cabinet who answers, by name, else by office: `Antwoord van de Minister van Financiën`."""
    text = page.head.text
    named = list(_ANSWERER.finditer(text, *part))
    portfolio = ""
    offices: list[tuple[re.Match[str], str]] = []
    for match in reversed(named):  # "Minister A en Staatssecretaris B (Financiën)": one portfolio for both
        portfolio = match["portfolio"] or ("" if "president" in match["role"].lower() else portfolio)
        offices.append((match, portfolio))
    for match, portfolio in reversed(offices):
        yield page.head_fact("author", match["name"], *match.span())
        yield page.head_fact("author_role", f"{match['role']} {portfolio}".strip(), *match.span())
        ministry = ministries.ministry(portfolio, on) if portfolio else ministries.of_role(match["role"])
        if ministry:
            yield page.head_fact("ministry", ministry, *match.span())
    for member in [] if named else ministries.members(text, *part, on):
        yield page.head_fact("author_role", member.title, member.span.begin, member.span.end)
        if member.ministry:
            yield page.head_fact("ministry", member.ministry, member.span.begin, member.span.end)
