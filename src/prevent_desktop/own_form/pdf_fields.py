"""The form fields of a PDF (ISO 32000-1, 12.7), read within bounds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

from prevent_desktop.own_form.boxes import Held

Thing: TypeAlias = Any
"""An object of the file, whatever it is: nothing in a stranger's file has to be what it should."""
MOST_FIELDS = 3000
_DEEPEST = 24
_READ_ONLY, _MULTILINE, _PASSWORD, _FILE, _COMB = 1, 1 << 12, 1 << 13, 1 << 20, 1 << 24
_RADIO, _PUSH = 1 << 15, 1 << 16
_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_OFF = "/Off"
_MEANINGLESS = re.compile(
    r"^(?:text|field|undefined|fill|box|check\s?box|untitled|form|top\w*|page|group|radio|button|"
    r"txt|tf|cb|input|date|name|dropdown|combo|list|sub|subform|section|part|row|cell|q|image|\W)*[\d\s_.]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Widget:
    """A place of a field on a page; the rectangle is left, bottom, right, top in points."""

    thing: Thing
    page: int
    rect: tuple[float, float, float, float]

    @property
    def states(self) -> tuple[str, ...]:
        """The appearances of a button that are not off."""
        normal = _get(_get(self.thing, "/AP"), "/N")
        if not isinstance(normal, Dictionary):
            return ()
        return tuple(str(key) for key in normal.keys() if str(key) != _OFF)  # noqa: SIM118


@dataclass(frozen=True)
class PdfField:
    """A field that a person fills in."""

    thing: Thing
    name: str
    kind: str
    """"text", "check", "radio" or "list"."""
    widgets: tuple[Widget, ...]
    flags: int
    tip: str
    room: int | None
    options: tuple[tuple[str, str], ...]
    """Of a list: what is stored and what is shown."""
    look: str
    align: int
    held: Held

    @property
    def lines(self) -> bool:
        return bool(self.flags & _MULTILINE)

    @property
    def comb(self) -> bool:
        return bool(self.flags & _COMB) and self.room is not None

    @property
    def names(self) -> tuple[str, ...]:
        """The field's own name where it means anything."""
        words = named(self.name)
        return (words,) if words else ()


def named(name: str) -> str:
    """The words of a field's name; empty if it means nothing."""
    flat = re.sub(r"\[\d+\]|#", " ", name)
    flat = re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\-]+", " ", flat)
    words = [
        w for w in flat.split() if not _MEANINGLESS.match(w) or w.casefold() in {"name", "date"}
    ]
    kept = " ".join(words)
    return kept if re.search(r"[^\W\d_]{3}", kept) and not _MEANINGLESS.match(kept) else ""


def fields_of(pdf: pikepdf.Pdf) -> Iterator[PdfField]:
    """Every field that can be filled, in the file's own order."""
    form = _get(pdf.Root, "/AcroForm")
    pages = _pages(pdf)
    terminal = _terminal(_get(form, "/Fields"), {}, "", 0, set())
    for thing, inherited, name in islice(terminal, MOST_FIELDS):
        field = _field(thing, inherited, name, pages, form)
        if field is not None:
            yield field


_INHERITED = ("/FT", "/Ff", "/V", "/DA", "/Q", "/MaxLen", "/Opt")


def _terminal(
    listed: Thing, inherited: Mapping[str, Thing], prefix: str, depth: int, seen: set[Thing]
) -> Iterator[tuple[Thing, dict[str, Thing], str]]:
    if not isinstance(listed, Array) or depth > _DEEPEST:
        return
    for each in listed:
        key = getattr(each, "objgen", (0, 0))
        if not isinstance(each, Dictionary) or (key != (0, 0) and key in seen):
            continue
        seen.add(key)
        own = dict(inherited)
        own.update({name: each[name] for name in _INHERITED if name in each})
        part = str(_get(each, "/T") or "")
        name = f"{prefix}.{part}" if prefix and part else prefix or part
        kids = _get(each, "/Kids")
        has_fields = isinstance(kids, Array) and any(
            isinstance(kid, Dictionary) and "/T" in kid for kid in kids
        )
        if has_fields:
            yield from _terminal(kids, own, name, depth + 1, seen)
        else:
            yield each, own, name


def _field(
    thing: Thing, own: Mapping[str, Thing], name: str, pages: Mapping[Thing, int], form: Thing
) -> PdfField | None:
    flags = _int(own.get("/Ff"))
    kind = _kind(str(own.get("/FT", "")), flags)
    if not kind:
        return None
    kids = _get(thing, "/Kids")
    places = list(kids) if isinstance(kids, Array) else [thing]
    widgets = tuple(w for each in places if (w := _widget(each, pages)) is not None)
    if not widgets:
        return None
    room = _int(own.get("/MaxLen")) or None
    look = own.get("/DA") or _get(form, "/DA") or ""
    return PdfField(
        thing=thing,
        name=name,
        kind=kind,
        widgets=widgets,
        flags=flags,
        tip=_text(_get(thing, "/TU") or _get(widgets[0].thing, "/TU")),
        room=room if kind == "text" else None,
        options=_options(own.get("/Opt")) if kind == "list" else (),
        look=_text(look),
        align=_int(own.get("/Q")),
        held=_held(kind, flags, own.get("/V"), widgets),
    )


def _kind(told: str, flags: int) -> str:
    if told == "/Tx":
        return "" if flags & (_PASSWORD | _FILE) else "text"
    if told == "/Btn":
        if flags & _PUSH:
            return ""
        return "radio" if flags & _RADIO else "check"
    return "list" if told == "/Ch" else ""


def _held(kind: str, flags: int, value: Thing, widgets: tuple[Widget, ...]) -> Held:
    if flags & _READ_ONLY:
        return Held.LOCKED
    if kind in {"check", "radio"}:
        if not all(widget.states for widget in widgets):
            return Held.LOCKED
        return Held.NOT if value is None or str(value) in {_OFF, ""} else Held.ALREADY
    held = _text(value).strip() if value is not None else ""
    return Held.ALREADY if held and kind == "text" else Held.NOT


def _widget(thing: Thing, pages: Mapping[Thing, int]) -> Widget | None:
    if not isinstance(thing, Dictionary) or _int(_get(thing, "/F")) & (_HIDDEN | _NO_VIEW):
        return None
    page = pages.get(getattr(thing, "objgen", None))
    rect = _get(thing, "/Rect")
    if page is None or not isinstance(rect, Array) or len(rect) != 4:
        return None
    try:
        a, b, c, d = (float(each) for each in rect)
    except (TypeError, ValueError):
        return None
    left, right, bottom, top = min(a, c), max(a, c), min(b, d), max(b, d)
    small = right - left < 3 or top - bottom < 3
    return None if small else Widget(thing, page, (left, bottom, right, top))


def _pages(pdf: pikepdf.Pdf) -> dict[Thing, int]:
    """The page of each annotation."""
    found: dict[Thing, int] = {}
    for number, page in enumerate(pdf.pages):
        annotations = _get(page.obj, "/Annots")
        for each in annotations if isinstance(annotations, Array) else ():
            found[getattr(each, "objgen", None)] = number
    found.pop((0, 0), None)
    return found


def _options(listed: Thing) -> tuple[tuple[str, str], ...]:
    found = []
    for each in listed if isinstance(listed, Array) else ():
        if isinstance(each, Array) and len(each) == 2:
            found.append((_text(each[0]), _text(each[1])))
        else:
            found.append((_text(each), _text(each)))
    return tuple(found)


def _get(thing: Thing, key: str) -> Thing:
    return thing.get(key) if isinstance(thing, Dictionary | pikepdf.Stream) else None


def _int(thing: Thing) -> int:
    return int(thing) if isinstance(thing, int) else 0


def _text(thing: Thing) -> str:
    if isinstance(thing, Name):
        return str(thing)[1:]
    return str(thing) if isinstance(thing, str | pikepdf.String) else ""
