"""Reports, studies, monitors and other publications with a printed title or a fixed name.

`introduce` reads the whole document for publications that it cites: in notes (kg.recognise.report.note), in lists of
sources (.sources), between quotation marks (.quotes) and in running text: by their form (.prose, .byname, .listed,
.small), without marks (.plain), when handed over (.offered), by the verb of their publisher (.told); and it makes one
thing of all citations of one title. `find` then marks every place where one of its names is printed.
`with_anaphora` adds the words that take one up: `dit rapport` (kg.recognise.report.anaphora, .antecedent).
Corpus: tests/corpus/report.tsv.
"""

from __future__ import annotations

from kg.recognise.excerpt import Trigger
from kg.recognise.report.anaphora import NOUNS
from kg.recognise.report.antecedent import with_anaphora
from kg.recognise.report.introduce import introduce
from kg.recognise.report.mention import find
from kg.recognise.report.surroundings import LISTS, PUBLISHING, STEMS, YEARS

TRIGGERS: tuple[Trigger, ...] = (STEMS, NOUNS, PUBLISHING, LISTS, YEARS)
__all__ = ["TRIGGERS", "find", "introduce", "with_anaphora"]
