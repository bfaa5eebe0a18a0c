"""The made corpus (scripts/corpus.py) is the same every time, and its truth is what the program finds in it."""

from __future__ import annotations

from pathlib import Path

import corpus
import score

import kg

NUMBERED = ("kamerstuk", "parldoc", "seealso", "answers", "footnote", "url", "law", "article")


def test_document_does_not_depend_on_the_others() -> None:
    assert corpus.document(7) == corpus.document(7)
    assert corpus.document(7) != corpus.document(7, seed=2)
    assert corpus.document(7).name == corpus.document(7, revision=1).name
    assert corpus.document(7).text != corpus.document(7, revision=1).text


def test_markers_stand_in_the_text_and_notes_on_the_page_of_their_marker() -> None:
    made = next(
        one for one in map(corpus.document, range(100)) if sum(f.kind == "footnote" for _, f, _ in one.truth) > 3
    )

    assert not any("\ue000" <= character <= "\uf8ff" for character in made.text)
    assert max(map(len, made.text.splitlines())) <= corpus.LINE + 20


def test_references_of_made_documents_are_found(tmp_path: Path) -> None:
    corpus.write_truth(tmp_path, corpus.write(tmp_path, range(40), seed=1))
    kg.build([tmp_path / "documents"], tmp_path / "built")

    gold = score.table(tmp_path / "truth.tsv")
    names = score.names_of_things(gold, score.table(tmp_path / "entities.tsv"))
    found = score.scores(gold, score.found_rows(tmp_path / "built" / "tables"), names)
    assert {kind: found[kind].f1 for kind in NUMBERED} == dict.fromkeys(NUMBERED, 1.0)
    assert all(one.precision >= 0.97 and one.recall >= 0.9 for one in found.values())
