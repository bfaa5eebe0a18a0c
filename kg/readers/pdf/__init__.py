"""PDF to text: reading order, footnotes, running headers, paragraphs and links as the page shows them.

PDFium (through pypdfium2) finds the glyphs, in a process of its own; the stages there are glyphs -> lines -> layout ->
furniture and notes -> assembly.
"""

from kg.readers.pdf.isolation import read

__all__ = ["read"]
