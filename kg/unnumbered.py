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
from kg.draft import Draft, first_fact
from kg.record import draft_from
from kg.work import Drafts

_KEPT: Final = 8  # drafts that are kept in memory while they are compared


class _File(NamedTuple):
    key: str  # of its draft
    sha256: str
    is_numbered: bool
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
    keys = {one.sha256: one.key for one in files}

    @lru_cache(_KEPT)
    def draft(sha256: str) -> Draft:
        return draft_from(drafts.record(keys[sha256]))

    copies: dict[str, str] = {}
    for one in files:
        for other, is_titled in sorted(pairs.get(one.sha256, {}).items()):
            original = files[other].sha256
            if original not in copies and _is_one(draft(original), draft(one.sha256), is_titled):
                copies[one.sha256] = original
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
    for place, other in near([one.sketch for one in files]):
        if not files[other].is_numbered:
            pairs[files[other].sha256][place] = False
    for group in titled:
        first, *rest = sorted(group, key=places.__getitem__)
        for sha256 in rest:
            pairs[sha256][places[first]] = True
    return pairs


def _is_one(original: Draft, copy: Draft, is_titled: bool) -> bool:
    one, other = original.document.source, copy.document.source
    if is_titled and is_copy(one, other, VERY_ALIKE):
        return True
    dates = first_fact(original.facts, "date"), first_fact(copy.facts, "date")
    return _may_agree(*dates) and is_same_text(one.text, other.text)


def _may_agree(date: str, other: str) -> bool:
    """Whether two dates, or parts of them such as a year, can be one."""
    return date.startswith(other) or other.startswith(date)
