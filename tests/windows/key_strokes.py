"""Keys as the system's input queue gets them from a keyboard, for whatever window is in front.

Facts: INPUT and KEYBDINPUT in winuser.h (64-bit), virtual-key codes in "Virtual-Key Codes",
`VkKeyScanW` for the keys that make a letter on the keyboard in use.
"""

import ctypes
from typing import Any

KEYS = {
    "BackSpace": 0x08,
    "Tab": 0x09,
    "Return": 0x0D,
    "shift": 0x10,
    "ctrl": 0x11,
    "alt": 0x12,
    "Escape": 0x1B,
    "space": 0x20,
    "End": 0x23,
    "Home": 0x24,
    "Up": 0x26,
    "Down": 0x28,
    "F4": 0x73,
    "F6": 0x75,
}
EXTENDED = {0x23, 0x24, 0x26, 0x28}
"""Those between the letters and the number pad."""
NO_KEY = 0xFFFF
KEYBOARD, EXTENDED_KEY, KEY_UP, UNICODE = 1, 0x1, 0x2, 0x4
SHIFT_STATE = {1: KEYS["shift"], 2: KEYS["ctrl"], 4: KEYS["alt"]}


class _Keyboard(ctypes.Structure):
    _fields_ = (
        ("key", ctypes.c_ushort),
        ("scan", ctypes.c_ushort),
        ("flags", ctypes.c_uint32),
        ("time", ctypes.c_uint32),
        ("extra", ctypes.c_size_t),
    )


class _Input(ctypes.Structure):
    # A mouse's part is the largest of the union, by eight bytes.
    _fields_ = (("kind", ctypes.c_uint32), ("keyboard", _Keyboard), ("rest", ctypes.c_uint64))


def chord(name: str) -> list[int]:
    """The keys of `ctrl+a`, in the order in which they go down."""
    return [KEYS.get(part) or ord(part.upper()) for part in name.split("+")]


def press(name: str) -> None:
    """Press a key or a chord and let it go."""
    _send(_down_and_up(chord(name)))


def write(line: str) -> None:
    """Type a line, each letter by the keys that make it here, or as itself where none do."""
    for letter in line:
        _send(_letter(letter))


def _letter(letter: str) -> list[_Input]:
    raw = letter.encode("utf-16-le")
    units = [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]
    found = _user32().VkKeyScanW(units[0]) & 0xFFFF
    if len(units) > 1 or found == NO_KEY:
        return [_one(0, unit, UNICODE | up) for unit in units for up in (0, KEY_UP)]
    state = found >> 8
    return _down_and_up([*(SHIFT_STATE[bit] for bit in SHIFT_STATE if state & bit), found & 0xFF])


def _down_and_up(keys: list[int]) -> list[_Input]:
    return [_key(key) for key in keys] + [_key(key, KEY_UP) for key in reversed(keys)]


def _key(key: int, flags: int = 0) -> _Input:
    scan = _user32().MapVirtualKeyW(key, 0)
    return _one(key, scan, flags | (EXTENDED_KEY if key in EXTENDED else 0))


def _one(key: int, scan: int, flags: int) -> _Input:
    return _Input(KEYBOARD, _Keyboard(key, scan, flags, 0, 0), 0)


def _send(inputs: list[_Input]) -> None:
    array = (_Input * len(inputs))(*inputs)
    sent = _user32().SendInput(len(inputs), array, ctypes.sizeof(_Input))
    assert sent == len(inputs), "Windows took no keys"


def _user32() -> Any:
    return getattr(ctypes, "windll").user32  # noqa: B009  (mypy for Linux knows none)
