"""Takes what a test kept in Credential Manager out of it again.

Facts: CredEnumerateW, CredDeleteW and CREDENTIALW in wincred.h.
"""

import ctypes
from typing import Any

GENERIC = 1


class _Credential(ctypes.Structure):
    """As far as it is read here."""

    _fields_ = (("flags", ctypes.c_uint32), ("type", ctypes.c_uint32), ("name", ctypes.c_wchar_p))


def names(beginning: str) -> list[str]:
    """What Credential Manager keeps under names that begin so."""
    count, found = ctypes.c_uint32(), ctypes.c_void_p()
    if not _advapi().CredEnumerateW(f"{beginning}*", 0, ctypes.byref(count), ctypes.byref(found)):
        return []  # none
    listed = ctypes.cast(found, ctypes.POINTER(ctypes.POINTER(_Credential)))
    told = [str(listed[number].contents.name) for number in range(count.value)]
    _advapi().CredFree(found)
    return told


def forget(beginning: str) -> None:
    """Take all of them out, also the copy that keyring makes where a name is written twice."""
    for name in (*names(beginning), *names(f"kek@{beginning}")):
        _advapi().CredDeleteW(name, GENERIC, 0)


def _advapi() -> Any:
    return getattr(ctypes, "windll").advapi32  # noqa: B009  (mypy for Linux knows none)
