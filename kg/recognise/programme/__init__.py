"""Programmes, plans, agendas, pacts, schemes, projects, alliances, surveys and campaigns by name.

`introduce` collects the names that the document gives by their form (kg.recognise.programme.form), makes one thing of
the names of one programme, also after a renaming (kg.recognise.programme.renaming), and adds the short names that
stand for it in this document: `de Actieagenda`, `VIA`. `find` marks where they are printed.
Corpus: tests/corpus/programme.tsv.
"""

from __future__ import annotations

from kg.recognise.excerpt import Trigger
from kg.recognise.programme.apart import COLON, CREDIT
from kg.recognise.programme.foreign import ENGLISH
from kg.recognise.programme.introduce import introduce
from kg.recognise.programme.last import HEADS
from kg.recognise.programme.mention import find
from kg.recognise.programme.renaming import HINTS
from kg.recognise.programme.words import STEMS

TRIGGERS: tuple[Trigger, ...] = (STEMS, COLON, CREDIT, ENGLISH, HEADS, HINTS)
__all__ = ["TRIGGERS", "find", "introduce"]
