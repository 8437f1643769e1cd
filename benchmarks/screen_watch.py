"""Watches a screen of X from outside: when a window is mapped, painted and called something."""

import ctypes
import ctypes.util
import time
from dataclasses import dataclass, field

SUBSTRUCTURE_NOTIFY, MAP_NOTIFY, Z_PIXMAP = 1 << 19, 19, 2
POLL_SECONDS = 0.001


class _MapEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("override_redirect", ctypes.c_int),
    )


class _Event(ctypes.Union):
    _fields_ = (("map", _MapEvent), ("pad", ctypes.c_long * 24))


@dataclass
class Seen:
    """Seconds from the beginning; missing while it did not happen."""

    mapped: float = 0
    drawn: float = 0
    titled: dict[str, float] = field(default_factory=dict)


class Screen:
    """One connection to an X server without a window manager."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, name).restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = self._x.XDefaultRootWindow(self._display)
        self._handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(
            lambda _display, _error: 0  # a window that is gone by then is no fault
        )
        self._x.XSetErrorHandler(self._handler)
        self._x.XSelectInput(self._display, ctypes.c_ulong(self._root), SUBSTRUCTURE_NOTIFY)
        self._x.XSync(self._display, 1)

    def watch(self, began: float, title: str, seconds: float = 60) -> Seen:
        """Follow the next window that is mapped, until it has this title and is painted."""
        seen, window = Seen(), 0
        while time.monotonic() - began < seconds:
            window = window or self._mapped()
            now = time.monotonic() - began
            if window and not seen.mapped:
                seen.mapped = now
            if window and not seen.drawn and self._pixel(window):
                seen.drawn = now
            if window:
                seen.titled.setdefault(self._title(window), now)
            if seen.drawn and any(each.startswith(title) for each in seen.titled):
                return seen
            time.sleep(POLL_SECONDS)
        raise TimeoutError(f"no window called {title!r}: {seen}")

    def _mapped(self) -> int:
        event = _Event()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, ctypes.byref(event))
            if event.map.type == MAP_NOTIFY:
                return int(event.map.window)
        return 0

    def _pixel(self, window: int) -> bool:
        """Whether the top of the window is no longer the black that a screen begins with."""
        image = self._x.XGetImage(
            self._display, ctypes.c_ulong(window), 40, 4, 1, 1, ctypes.c_ulong(0xFFFFFF), Z_PIXMAP
        )
        if not image:
            return False
        data = ctypes.c_void_p.from_address(image + 16).value
        value = ctypes.c_uint32.from_address(data or 0).value & 0xFFFFFF if data else 0
        self._x.XFree(ctypes.c_void_p(data))
        self._x.XFree(ctypes.c_void_p(image))
        return bool(value)

    def _title(self, window: int) -> str:
        name = ctypes.c_char_p()
        self._x.XFetchName(self._display, ctypes.c_ulong(window), ctypes.byref(name))
        found = (name.value or b"").decode("utf-8", "replace")
        self._x.XFree(name)
        return found

    def close(self) -> None:
        """End the connection."""
        self._x.XCloseDisplay(self._display)
