"""Titles like a title are found without comparing it with all."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from kg.alike import Alike
from kg.recognise.titles import alike

# Few letters, and beginnings in common, so that titles that are alike are not rare.
TITLES = st.tuples(
    st.sampled_from(["", "monitorintegratie", "monitorintegraties", "overdegrens"]), st.text("ab1", max_size=8)
).map("".join)


@given(st.lists(TITLES, max_size=12))
def test_what_is_found_is_what_comparing_with_all_finds(titles: list[str]) -> None:
    index: Alike[str] = Alike(titles)
    added: list[str] = []
    for title in sorted(titles, key=len, reverse=True):
        assert sorted(index.found(title)) == sorted(other for other in added if alike(title, other))
        index.add(title, title)
        added.append(title)


def test_the_work_grows_with_the_titles_and_not_with_their_pairs() -> None:
    words = [a + b + c for a in string.ascii_lowercase for b in string.ascii_lowercase for c in "abc"]
    titles = [f"monitor{word}vandestaatvan{word[::-1]}" for word in words]  # all begin alike, none is another
    index: Alike[str] = Alike(titles)
    for title in titles:
        index.add(title, title)

    assert [list(index.found(title)) for title in titles] == [[title] for title in titles]
    assert max(map(len, index._halves.values())) < len(titles) / 100
