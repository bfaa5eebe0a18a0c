"""A process that can open no connection: on Linux the kernel refuses it every socket from here on.

The engine follows SERVICE to any host. Finding that word in a query is a matter of parsing, and two parsers can differ;
the kernel's filter (seccomp, https://docs.kernel.org/userspace-api/seccomp_filter.html) leaves nothing to find. Like
worker.py this stands apart from the rest of the package.
"""

from __future__ import annotations

import ctypes
import platform
import socket
import struct
import sys

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # <linux/prctl.h>, <linux/seccomp.h>
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # <linux/bpf_common.h>
_OTHER_ABI = 0x40000000  # numbers of the x32 calls begin here
# machine -> its audit number, and its numbers of socket, execve, execveat and io_uring_setup
_CALLS = {
    "x86_64": (0xC000003E, (41, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 221, 281, 425)),
}


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def seal() -> bool:
    """Refuse this process sockets and new programs for good; whether that is so now."""
    if sys.platform != "linux" or platform.machine() not in _CALLS:
        return False
    audit, calls = _CALLS[platform.machine()]
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, audit), (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, 0)]
    tests = [(_AT_LEAST, _OTHER_ABI), *((_EQUAL, call) for call in calls)]
    steps += [(code, len(tests) - at, 0, value) for at, (code, value) in enumerate(tests)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.addressof(code))
    try:
        prctl = ctypes.CDLL(None, use_errno=True).prctl
    except (OSError, AttributeError):
        return False
    prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
    return _is_sealed()


def _is_sealed() -> bool:
    try:
        socket.socket().close()
    except PermissionError:
        return True
    return False
