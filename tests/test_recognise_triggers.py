"""Patterns are tried only where one of their triggers stands: each can begin nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.gazetteer import small
from kg.recognise import article, committee, law, law_form, ministry, motion, parldoc, party, person, seealso
from kg.recognise.excerpt import Trigger
from kg.recognise.report import surroundings, told

HERE = Path(__file__).parent
TEXTS = [
    path.read_text("utf-8")
    for path in sorted(
        (
            *(HERE.parent / "examples" / "documents").glob("*.txt"),
            *(HERE / "gold" / "tuning").glob("*.txt"),
            *(HERE / "corpus").glob("*.tsv"),
        )
    )
]
PAIRS: list[tuple[re.Pattern[str], Trigger]] = [
    (article._WORD, article.ARTICLES),
    (committee._FORM, committee._BEGIN),
    (law_form._AFTER_ARTICLE, law_form._OF_ARTICLES),
    (law_form._BILL, law_form._OF_BILLS),
    (law_form._HEAD, law_form._HEADING),
    (law_form._NUMBERED, law_form._OF_NUMBERS),
    (law_form._OTHERS, law_form._OF_OTHERS),
    (law._OWN, law._OF_OWN),
    (law_form._SEVERAL, law_form._OF_SEVERAL),
    (law_form._TREATY, law_form._OF_TREATIES),
    (ministry._PORTFOLIO, ministry._OFFICES),
    (motion._MOTION, motion._MOTIONS),
    (parldoc._AANHANGSEL, parldoc._OF_AANHANGSELS),
    (parldoc._AFTER_YEAR, parldoc._OF_AANHANGSELS),
    (parldoc._ECLI, parldoc._OF_ECLIS),
    (parldoc._HANDELINGEN, parldoc._OF_HANDELINGEN),
    (parldoc._ID, parldoc._OF_IDS),
    (parldoc._JOURNAL, parldoc._OF_JOURNALS),
    (parldoc._OF_YEAR, parldoc._OF_JOURNALS),
    (parldoc._SENATE_PROMISE, parldoc._OF_SENATE_PROMISES),
    (parldoc._YEAR_AFTER, parldoc._OF_AANHANGSELS),
    (party._GROUP, party._GROUPS),
    (told._PUBLISHED, surroundings.PUBLISHING),
    (person._MOVER, person._MOVED_BY),
    (person._SIGNED, person._SIGNING),
    *((pattern, trigger) for trigger, pattern, _, _ in seealso._RULES),
]


@pytest.mark.parametrize(("pattern", "trigger"), PAIRS, ids=[pattern.pattern.strip()[:20] for pattern, _ in PAIRS])
def test_a_pattern_begins_with_one_of_its_triggers(pattern: re.Pattern[str], trigger: Trigger) -> None:
    found = 0
    for text in TEXTS:
        lower = small(text)
        for match in pattern.finditer(text):
            found += 1
            assert lower.startswith(trigger.literals, match.start()), match[0]
    assert found


def test_literals_of_triggers_are_in_small_letters() -> None:
    for _, trigger in PAIRS:
        assert [literal for literal in trigger.literals if literal != literal.lower()] == []
