"""An account as text for the terminal; what documents say is printed literally, without markup and control codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.result import printable
from kg.show.account import Account, NameInTime
from kg.show.passages import Passage


def render(account: Account) -> Group:
    """The account as something that rich prints: names, facts, text, what refers to it, what it refers to."""
    return Group(*_parts(account))


def _parts(account: Account) -> Iterator[RenderableType]:
    yield Text.assemble((printable(account.label), "bold"), f"  {account.kind}")
    yield Text(printable(account.iri), style="dim", overflow="fold")
    facts = [*(("also called", name) for name in account.names), *account.facts, *account.related]
    if facts:
        yield _pairs(_gathered(facts))
    if account.names_in_time:
        yield Text("\nNames in time", style="bold")
        yield _pairs((_period(each), each.name) for each in account.names_in_time)
    if account.text:
        yield Text()
        yield Padding(Text(printable(account.text)), (0, 0, 0, 2))
    if account.referred_to:
        yield Text(f"\nReferred to {_counted(account.times, account.sources)}", style="bold")
        yield from _by_document(account.referred_to)
        if account.times > len(account.referred_to):
            yield Text(f"... the first {len(account.referred_to)}; --limit {account.times} shows all", style="dim")
    if account.refers_to:
        things = {(each.target, "" if each.target else each.quote) for each in account.refers_to}
        yield Text("\nRefers to 1 thing" if len(things) == 1 else f"\nRefers to {len(things)} things", style="bold")
        yield from _by_thing(account.refers_to)
    if not account.referred_to and not account.refers_to:
        yield Text("\nNothing refers to it, and it refers to nothing.")


def _pairs(pairs: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for word, value in pairs:
        table.add_row(Text(f"  {printable(word)}"), Text(printable(value)))
    return table


def _gathered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """All values of a word in one line."""
    for word, group in groupby(pairs, key=lambda pair: pair[0]):
        yield word, "; ".join(dict.fromkeys(value for _, value in group))


def _period(each: NameInTime) -> str:
    if each.since and each.until:
        return f"{each.since} to {each.until}"
    return f"since {each.since}" if each.since else f"until {each.until}" if each.until else "at any time"


def _counted(times: int, documents: int) -> str:
    return f"{times} {'time' if times == 1 else 'times'} in {documents} {'document' if documents == 1 else 'documents'}"


def _by_document(passages: tuple[Passage, ...]) -> Iterator[RenderableType]:
    for (label, source), group in groupby(passages, key=lambda each: (each.label, each.source)):
        yield Text.assemble((printable(label), "bold"), f"  {printable(source)}" if source != label else "")
        table = _passage_table()
        sentences: dict[tuple[str, str, str], list[Passage]] = {}
        for each in group:
            sentences.setdefault((each.unit, each.via, each.sentence), []).append(each)
        for (unit, via, sentence), same in sentences.items():
            table.add_row(_unit(unit, via), f"line {same[0].place}", _marked(sentence, same))
        yield table


def _by_thing(passages: tuple[Passage, ...]) -> Iterator[RenderableType]:
    table = _passage_table()
    things: dict[tuple[str, str, str], list[Passage]] = {}
    for each in passages:
        things.setdefault((each.kind, each.target, each.target_label), []).append(each)
    for (kind, target, label), group in sorted(things.items(), key=lambda x: (x[0][0], -len(x[1]), x[0][2])):
        told = Text(printable(label if target else f"{group[0].quote}: {label}"), style="" if target else "italic")
        where = ", ".join(dict.fromkeys(each.unit for each in group))
        table.add_row(Text(kind), Text(f"{len(group)}x"), told + Text(f"  {printable(where)}", style="dim"))
    yield table


def _passage_table() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    return table


def _unit(unit: str, via: str) -> Text:
    return Text(printable(f"  {unit} {via}".rstrip()))


def _marked(sentence: str, passages: Iterable[Passage]) -> Text:
    """The sentence with the words that refer in bold, and the pages that they name."""
    text = Text(printable(sentence))
    for each in passages:
        at = text.plain.find(printable(each.quote))
        if at >= 0:
            text.stylize("bold", at, at + len(each.quote))
    pages = ", ".join(dict.fromkeys(each.pinpoint for each in passages if each.pinpoint))
    return text.append(f"  [{printable(pages)}]", style="dim") if pages else text
