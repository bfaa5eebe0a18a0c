"""Files of one document of which a file at least bears no number: the PDF of a letter beside the publication of it, or
the text of a note as another tool extracts it.

They have one date and one subject or title, and nearly all the words of the shorter one; or nearly the same words and
numbers, and no dates that say otherwise. Which texts may have the same words is told by sketches of them (kg.copies),
so that only these are looked at, and the outcome does not depend on the order in which documents came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kg.copies import VERY_ALIKE, is_copy, is_same_text, near, rank
from kg.model import SourceDocument
from kg.record import source_from
from kg.work import Drafts

_KEPT: Final = 8  # sources that are kept in memory while they are compared


class _File(NamedTuple):
    number: int  # of its draft
    key: str
    sha256: str
    is_numbered: bool
    date: str  # or a part of one
    form: str
    sketch: str


def unnumbered_copies(drafts: Drafts) -> dict[str, str]:
    """SHA-256 of a file without a number that is a copy -> that of the file of the same document that stands for it.

    That is the file that bears the number of the document, else the one that is read best.
    """
    files = _in_order(drafts)
    pairs = _pairs(files, drafts.alike())
    if not pairs:
        return {}
    source = lru_cache(_KEPT)(lambda key: source_from(drafts.record(key)))
    copies: dict[str, str] = {}
    for one in files:
        for place, is_titled in sorted(pairs.get(one.sha256, {}).items()):
            original = files[place]
            if original.sha256 in copies:
                continue
            is_one = drafts.compared(original.number, one.number, is_titled=is_titled)
            if is_one is None:
                is_one = _is_one(source(original.key), source(one.key), original.date, one.date, is_titled=is_titled)
                drafts.set_compared(original.number, one.number, is_titled=is_titled, is_one=is_one)
            if is_one:
                copies[one.sha256] = original.sha256
                break
    return copies


def _in_order(drafts: Drafts) -> list[_File]:
    """The files, those that bear a number first, then those that are read best."""
    return sorted((_File(*one) for one in drafts.sketches()), key=lambda one: (not one.is_numbered, rank(one.form)))


def _pairs(files: Sequence[_File], titled: Iterable[Sequence[str]]) -> Mapping[str, dict[int, bool]]:
    """SHA-256 of a file without a number -> places of those before it that it may be a copy of, and whether these have
    its date and title. *titled* are those that share these."""
    places = {one.sha256: place for place, one in enumerate(files)}
    pairs: dict[str, dict[int, bool]] = defaultdict(dict)
    numbered = sum(one.is_numbered for one in files)  # which come first
    for place, other in near([one.sketch for one in files], numbered):
        if _may_agree(files[place].date, files[other].date):
            pairs[files[other].sha256][place] = False
    for group in titled:
        first, *rest = sorted(group, key=places.__getitem__)
        for sha256 in rest:
            pairs[sha256][places[first]] = True
    return pairs


def _is_one(one: SourceDocument, other: SourceDocument, date: str, other_date: str, *, is_titled: bool) -> bool:
    if is_titled and is_copy(one, other, VERY_ALIKE):
        return True
    return _may_agree(date, other_date) and is_same_text(one.text, other.text)


def _may_agree(date: str, other: str) -> bool:
    """Whether two dates, or parts of them such as a year, can be one."""
    return date.startswith(other) or other.startswith(date)
