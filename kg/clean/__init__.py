"""Source text to what a person reads: page furniture set apart, words and sentences whole again.

Nothing is deleted: every character of the reading text knows its place in the source.
"""

from kg.clean.furniture import FurnitureKind, Layout, cuts, layout
from kg.clean.joints import Wording
from kg.clean.lines import Lines
from kg.clean.markdown import marks
from kg.clean.reading import reading_text

__all__ = ["FurnitureKind", "Layout", "Lines", "Wording", "cuts", "layout", "marks", "reading_text"]
