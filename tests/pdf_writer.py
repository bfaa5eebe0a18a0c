"""PDF files for tests, written by hand: what is on the page is exactly what a test says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842  # A4 in points
# Advance widths of Helvetica (Adobe font metrics) of the characters that tests measure, in thousandths.
NARROW = {" ": 278, "i": 222, "j": 222, "l": 222, "t": 278, "f": 278, "r": 333, "I": 278, ".": 278, ",": 278, "-": 333}
WIDE = {"m": 833, "w": 722, "M": 833, "W": 944, "c": 500, "k": 500, "s": 500, "v": 500, "x": 500, "y": 500, "z": 500}
CAPITALS = dict.fromkeys("ABEKPSVXY", 667) | dict.fromkeys("CDHNRU", 722) | dict.fromkeys("GOQ", 778)
WIDTHS = dict.fromkeys(map(chr, range(32, 127)), 556) | {"F": 611, "T": 611, "Z": 611, "J": 500, "L": 556}
WIDTHS |= CAPITALS | NARROW | WIDE


def width(text: str, size: float) -> float:
    """How far Helvetica goes on with a text, in points."""
    return sum(WIDTHS.get(character, 556) for character in text) * size / 1000


@dataclass
class Page:
    """The drawing of one page."""

    operators: list[str] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    rotate: int = 0
    has_picture: bool = False

    def text(self, x: float, y: float, text: str, size: float = 9, *, matrix: str = "1 0 0 1") -> float:
        """Print a text; gives the place where it ends."""
        self.operators.append(f"BT /F1 {size} Tf {matrix} {x} {y} Tm {_literal(text)} Tj ET")
        return x + width(text, size)

    def pieces(self, x: float, y: float, pieces: Sequence[str | float], size: float = 9) -> None:
        """Print pieces with distances between them in thousandths of the size, negative to the right (TJ)."""
        inside = " ".join(_literal(piece) if isinstance(piece, str) else str(piece) for piece in pieces)
        self.operators.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm [{inside}] TJ ET")

    def lines(self, x: float, y: float, lines: Sequence[str], size: float = 9, leading: float = 12) -> float:
        """Print lines below each other; gives the height for the next."""
        for line in lines:
            self.text(x, y, line, size)
            y -= leading
        return y

    def link(self, x: float, y: float, text: str, target: str, size: float = 9) -> None:
        end = self.text(x, y, text, size)
        self.links.append((x, y - 2, end, y + size, target))

    def picture(self) -> None:
        """Put a picture of one pixel over the whole page."""
        self.has_picture = True
        self.operators.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q")


def _literal(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"


def pdf(pages: Sequence[Page]) -> bytes:
    """A PDF file with these pages, in Helvetica."""
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: _stream(
            b"\xff", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
    }
    kids: list[int] = []
    for page in pages:
        number = max(objects) + 1
        links = [number + 2 + at for at in range(len(page.links))]
        for at, (left, bottom, right, top, target) in zip(links, page.links, strict=True):
            action = f"<< /S /URI /URI {_literal(target)} >>"
            box = f"{left} {bottom} {right} {top}"
            objects[at] = f"<< /Type /Annot /Subtype /Link /Rect [{box}] /A {action} >>".encode("cp1252")
        annotations = " ".join(f"{at} 0 R" for at in links)
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {page.rotate} "
            f"/Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >> "
            f"/Contents {number + 1} 0 R /Annots [{annotations}] >>"
        ).encode()
        objects[number + 1] = _stream("\n".join(page.operators).encode("cp1252"))
        kids.append(number)
    objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    return file(objects)


def _stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def file(objects: dict[int, bytes], trailer: str = "") -> bytes:
    """A PDF file of objects by number; 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


stream = _stream
