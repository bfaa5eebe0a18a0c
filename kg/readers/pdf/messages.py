"""Messages between the program and the process that reads PDF files: a pickle after its length."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import IO, Any

LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read, and how much work that may be."""

    path: str
    content: bytes
    seconds: float  # of processor time to open it, and as much again to read it
    seconds_a_page: float  # added for each page


def send(stream: IO[bytes], message: object) -> None:
    """Write a message; raises OSError when nobody reads."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message; raises EOFError when there is none, or only a part of one."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    content = stream.read(LENGTH.unpack(head)[0])
    if len(content) < LENGTH.unpack(head)[0]:
        raise EOFError
    return pickle.loads(content)
