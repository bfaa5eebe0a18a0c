"""Reports, studies, monitors and other publications with a printed title or a fixed name.

`introduce` reads the whole document for publications that it cites: in notes (kg.recognise.report.note), between
quotation marks (kg.recognise.report.quotes) and in running text: by their form (kg.recognise.report.prose, .byname,
.listed, .small), without marks (.plain), by the verb of their publisher (.told); and it makes one thing of all
citations of one title. `find` then marks every place where one of its names is printed.
`with_anaphora` adds the words that take one up: `dit rapport` (kg.recognise.report.anaphora, .antecedent).
Corpus: tests/corpus/report.tsv.
"""

from __future__ import annotations

from kg.recognise.excerpt import Trigger
from kg.recognise.report.anaphora import NOUNS
from kg.recognise.report.antecedent import with_anaphora
from kg.recognise.report.introduce import introduce
from kg.recognise.report.mention import find
from kg.recognise.report.surroundings import PUBLISHING, STEMS

TRIGGERS: tuple[Trigger, ...] = (STEMS, NOUNS, PUBLISHING)
__all__ = ["TRIGGERS", "find", "introduce", "with_anaphora"]
