"""What is found in the example documents, against the hand-made truth for them."""

from __future__ import annotations

from pathlib import Path

import pytest
import score

import kg
from kg.read import read_source

HERE = Path(__file__).parent
# Floors, a little below what was measured, so that a change that loses something is seen.
FLOORS = {
    "answers": 0.99, "footnote": 0.99, "kamerstuk": 0.98, "seealso": 0.98, "ministry": 0.95, "law": 0.95,
    "article": 0.95, "url": 0.95, "body": 0.85, "report": 0.85, "programme": 0.85,
}  # fmt: skip


# Two addresses stand only where a text layer lists the links of a page; such a list is set apart as furniture.
REST_FLOORS = {**FLOORS, "url": 0.85}


@pytest.mark.parametrize(
    ("part", "kind", "floor"),
    [("seeds", *one) for one in FLOORS.items()] + [("seeds-rest", *one) for one in REST_FLOORS.items()],
)
def test_the_truth_is_found(part: str, kind: str, floor: float, built: Path) -> None:
    gold = score.table(HERE / "gold" / f"{part}.tsv")
    names = score.names_of_things(gold, score.table(HERE / "gold" / "entities.tsv"))

    result = score.scores(gold, score.found_rows(built / "tables"), names)

    assert result[kind].wanted > 0
    assert result[kind].f1 >= floor, score.report({kind: result[kind]}, details=True)


def test_no_running_header_is_taken_for_a_citation(built: Path) -> None:
    rows = score.table(built / "tables" / "references.csv")

    assert not [row for row in rows if row["target"].endswith("kst-32824-451") and row["kind"] == "kamerstuk"]


@pytest.mark.parametrize(("name", "floor"), [("tuning", 0.98)])
def test_other_ministries_are_read_as_well_as_they_were(name: str, floor: float, tmp_path: Path) -> None:
    gold = score.table(HERE / "gold" / f"{name}.tsv")
    names = score.names_of_things(gold, score.table(HERE / "gold" / f"{name}-entities.tsv"))
    kg.build([HERE / "gold" / name], tmp_path)

    kinds = score.scores(gold, score.found_rows(tmp_path / "tables"), names).values()
    right, wanted, extra = (
        sum(values) for values in zip(*((k.right, k.wanted, len(k.extra)) for k in kinds), strict=True)
    )
    assert 2 * right / (wanted + right + extra) >= floor


def test_the_truth_that_no_rule_was_made_on_is_well_formed() -> None:
    """No floor here: a floor on these documents would be tuned on."""
    folder = HERE / "gold" / "heldout"
    gold = score.table(folder.with_suffix(".tsv"))
    texts = {path.stem: score.fold(read_source(path).text) for path in folder.iterdir()}
    named = {(row["kind"], row["id"]) for row in score.table(HERE / "gold" / "heldout-entities.tsv")}
    bare = {"meta", "kamerstuk", "parldoc", "url", "report-publisher", "report-year"}

    assert {row["doc"] for row in gold} == set(texts)
    assert {row["kind"] for row in gold} <= {*score.KINDS, *bare}
    assert {row["unit"] for row in gold} == {"D"}  # none of them has numbered questions
    assert {row["opt"] for row in gold} == {"", "opt"}
    assert len({(row["doc"], row["unit"], row["kind"], row["id"]) for row in gold}) == len(gold)
    assert {(row["kind"], row["id"]) for row in gold if row["kind"] not in bare} <= named
    assert [row for row in gold if score.fold(row["quote"]) not in texts[row["doc"]]] == []


def test_the_truth_of_the_examples_is_in_two_parts_that_stand_in_the_texts() -> None:
    parts = [score.table(HERE / "gold" / f"{part}.tsv") for part in ("seeds", "seeds-rest")]
    places = [{(row["doc"], row["unit"]) for row in part} for part in parts]
    examples = HERE.parent / "examples" / "documents"
    texts = {path.stem: score.fold(path.read_text("utf-8")) for path in examples.iterdir()}

    assert not places[0] & places[1]
    assert {doc for part in places for doc, _ in part} == set(texts)
    assert [row for row in parts[1] if score.fold(row["quote"]) not in texts[row["doc"]]] == []
    assert len({(row["doc"], row["unit"], row["kind"], row["id"]) for row in parts[1]}) == len(parts[1])
