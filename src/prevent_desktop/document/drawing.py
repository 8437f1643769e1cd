"""Whether pages are drawn with the few marks that this program makes, so that all text is seen.

Text that a screen reader gets can be drawn so that nobody sees it: without ink, in the colour of
the paper, beyond its edge, below a filled box. This program, in every version so far, writes each
mark on a line of its own in one of these ways. Whatever stands there besides is not judged: it is
said.
What a font draws for a letter is not looked at here.
"""

import io
import re

import pikepdf
from pikepdf import Array

from prevent_desktop.document.reading import Unpacking
from prevent_desktop.document.style import ACCENT, ALARM, HAIRLINE, INK, QUIET, Colour
from prevent_desktop.errors import DocumentError

_NUMBER = r"-?\d+(?:\.\d+)?"
_PLACE = rf"({_NUMBER}) ({_NUMBER})"


def _any_of(*colours: Colour) -> str:
    told = (" ".join(f"{part:g}" for part in colour) for colour in colours)
    return f"(?:{'|'.join(map(re.escape, told))})"


_MARKED = re.compile(r"/(?:H[123]|P|TD|TH|Span) <</MCID \d+>> BDC")
_ARTIFACT = re.compile(r"/Artifact (?:<</Type /Pagination /Subtype /(?:Header|Footer)>> BDC|BMC)")
_TEXT = re.compile(rf"{_any_of(INK, QUIET, ALARM)} rg BT")
_WHITE_TEXT = "1 1 1 rg BT"
_FONT = re.compile(rf"/T\d+ ({_NUMBER}) Tf")
_AT = re.compile(rf"1 0 0 1 {_PLACE} Tm")
_RISE = re.compile(rf"({_NUMBER}) Ts")
_SHOWN = re.compile(rf"\[((?:<[0-9A-F]+>|{_NUMBER}| )+)\] TJ")
_APART = re.compile(rf"(?<![0-9A-F<]){_NUMBER}(?![0-9A-F>])")
_STROKE = re.compile(
    rf"{_any_of(HAIRLINE, INK)} RG (?:0\.6|0\.8|1\.2) w {_PLACE} "
    rf"(?:m {_PLACE} l|{_PLACE} re) S"
)
_BAND = re.compile(rf"{_any_of(ALARM)} rg 0(?:\.00)? (?:0\.00|825\.89) 595\.28 16\.00 re f")
_BAR = re.compile(rf"{_any_of(ACCENT, ALARM)} rg 56\.70 {_NUMBER} 4\.00 {_NUMBER} re f")
_SMALLEST, _LARGEST = 8.0, 30.0
"""Points of letters."""
_RIGHT, _FOOT, _HEAD = 580.0, 56.0, 764.0
"""Where content ends at the right; above and below stand the headers and footers."""
_MOST_RISE = 20.0
_FURTHEST = 4000.0
"""Thousandths of an em by which letters are moved apart or together in one place."""
_ONE_SIGN = 4
"""Hexadecimal figures of the one sign that may stand beside a label and not be read."""


def drawn_as_usual(pdf: bytes) -> bool:
    """Whether every page of a paper has these marks and no others.

    Raises:
        DocumentError: `unreadable` if it is not a paper of this program.

    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            reader = Unpacking()
            for page in opened.pages:
                contents = page.obj.Contents
                streams = contents if isinstance(contents, Array) else [contents]
                data = b"\n".join(reader.unpacked(stream) for stream in streams)
                if not _is_usual(data.decode("latin-1")):
                    return False
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        raise DocumentError("unreadable") from None
    return True


def _is_usual(content: str) -> bool:
    state = _Page()
    return all(state.takes(line.strip()) for line in content.split("\n")) and state.is_closed


class _Page:
    """How far a page is read."""

    def __init__(self) -> None:
        self._inside = ""
        """What is open: "content", "artifact" or nothing."""
        self._in_text = self._white = False
        self._low = 0.0

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left open."""
        return not self._inside and not self._in_text

    def takes(self, line: str) -> bool:
        """Whether a line may stand where it stands."""
        if not line:
            return True
        return self._takes_in_text(line) if self._in_text else self._takes_outside(line)

    def _takes_outside(self, line: str) -> bool:
        if line == "EMC":
            was, self._inside = self._inside, ""
            return bool(was)
        if line == _WHITE_TEXT or _TEXT.fullmatch(line):
            self._in_text, self._white = True, line == _WHITE_TEXT
            return bool(self._inside) and (self._inside == "artifact" or not self._white)
        for kind, pattern in (("content", _MARKED), ("artifact", _ARTIFACT)):
            if pattern.fullmatch(line):
                was, self._inside = self._inside, kind
                return not was
        drawn = any(each.fullmatch(line) for each in (_STROKE, _BAND, _BAR))
        return drawn and self._inside == "artifact"

    def _takes_in_text(self, line: str) -> bool:
        if line == "ET":
            self._in_text = False
            return True
        if place := _AT.fullmatch(line):
            self._low = float(place[2])
            across = 0 <= float(place[1]) <= _RIGHT
            return across and (self._inside == "artifact" or _FOOT <= self._low <= _HEAD)
        if size := _FONT.fullmatch(line):
            return _SMALLEST <= float(size[1]) <= _LARGEST
        if rise := _RISE.fullmatch(line):
            return abs(float(rise[1])) <= _MOST_RISE
        shown = _SHOWN.fullmatch(line)
        return shown is not None and self._may_show(shown[1])

    def _may_show(self, codes: str) -> bool:
        """Beside what is read only the "+" of an addition may stand among the content."""
        if any(abs(float(each)) > _FURTHEST for each in _APART.findall(codes)):
            return False
        if self._inside == "content" or not _FOOT <= self._low <= _HEAD:
            return not self._white or self._low <= _FOOT or self._low > _HEAD
        return len(codes.strip("<>")) == _ONE_SIGN and not self._white
