"""Files damaged at random, always in the same way for the same seed."""

from __future__ import annotations

import io
import random
import zipfile


def damaged(content: bytes, chance: random.Random) -> bytes:
    """*content* cut off, with bytes changed, with a piece repeated or taken out."""
    begin = chance.randrange(len(content) or 1)
    match chance.randrange(4):
        case 0:
            return content[:begin]
        case 1:
            changed = bytearray(content)
            for _ in range(chance.randint(1, 20)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            return bytes(changed)
        case 2:
            piece = content[begin : begin + chance.randrange(1000)]
            return content[:begin] + piece * chance.randint(2, 9) + content[begin:]
        case _:
            return content[:begin] + content[begin + chance.randrange(300) :]


def damaged_package(content: bytes, chance: random.Random) -> bytes:
    """A sound zip file in which one XML part is damaged."""
    parts = unpacked(content)
    victim = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    return packed({**parts, victim: damaged(parts[victim], chance)})


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def hostile_markup(content: bytes, chance: random.Random) -> bytes:
    """Marked-up text with what is made to hurt: entity bombs, deep nesting, huge attributes, outside entities."""
    at = content.find(b">", content.find(b"?>") + 2 if b"?>" in content else 0) + 1
    match chance.randrange(6):
        case 0:
            levels = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
            return b'<!DOCTYPE x [<!ENTITY e0 "boem">' + levels + b"]>" + content[:at] + b"&e9;" + content[at:]
        case 1:
            outside = chance.choice((b"file:///etc/passwd", b"http://127.0.0.1:9/x"))
            return b'<!DOCTYPE x [<!ENTITY x SYSTEM "' + outside + b'">]>' + content[:at] + b"&x;" + content[at:]
        case 2:
            depth = chance.choice((300, 5_000, 200_000))
            return content[:at] + b"<al>" * depth + b"diep" + b"</al>" * depth + content[at:]
        case 3:
            return content[:at] + b'<al a="' + b"x" * chance.choice((100_000, 12_000_000)) + b'"/>' + content[at:]
        case 4:
            return content[:at] + b"<al " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b"/>" + content[at:]
        case _:
            return content[:at] + b"<al>" + b"1 " * chance.choice((10_000, 1_000_000)) + b"</al>" + content[at:]


def hostile_package(content: bytes, chance: random.Random) -> bytes:
    """A zip file made to hurt: a part of a gigabyte, many parts, names that lead elsewhere, hostile markup."""
    parts = unpacked(content)
    main = next(name for name in ("word/document.xml", "content.xml") if name in parts)
    match chance.randrange(4):
        case 0:
            return packed({**parts, main: parts[main][:200] + b" " * chance.choice((50_000_000, 400_000_000))})
        case 1:
            return packed({**parts, **{f"x/{number}.xml": b"<a/>" for number in range(5_000)}})
        case 2:
            return packed({"../../elsewhere.xml": b"<a/>", **parts})
        case _:
            return packed({**parts, main: hostile_markup(parts[main], chance)})
