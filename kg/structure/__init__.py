"""Source text to structure: units (questions, answers, fractions' parts, body), footnotes, page furniture.

Units, furniture and footnote bodies are a partition of the text: each character belongs to exactly one of them.
"""

from kg.structure.assembly import passages, structure

__all__ = ["passages", "structure"]
