"""Documents as pages to read: their questions and answers, with every reference marked and what refers to them.

fragment = reading(open_graph("output"), iri, texts=Path("output/texts"))
"""

from __future__ import annotations

from kg.reading.links import Links
from kg.reading.page import reading
from kg.reading.paper import papers
from kg.reading.stored import TEXTS_FOLDER

__all__ = ["TEXTS_FOLDER", "Links", "papers", "reading"]
