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
