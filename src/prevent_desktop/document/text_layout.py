"""Paragraphs to lines: where each piece of a text stands. All lengths in thousandths of an em."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prevent_desktop.document import bidi, line_breaking
from prevent_desktop.document.characters import prepare
from prevent_desktop.document.fonts import Look, Weight
from prevent_desktop.document.languages import LATIN
from prevent_desktop.document.shaping import Piece, Shaper, Word


class Segment(NamedTuple):
    """Codes of one font at one height; `x` from the line's left edge, None to go on from there.

    `language` is what it is read aloud in, where that is not the language of the whole text.
    """

    x: float | None
    font: int
    rise: float
    codes: str
    language: str = ""


class Line(NamedTuple):
    """One line; a line of a paragraph that runs right to left stands at the right."""

    segments: tuple[Segment, ...]
    width: float
    rtl: bool


class _Group(NamedTuple):
    """A word of mixed directions: stretches of one level each, never broken apart."""

    width: float
    runs: tuple[tuple[Word, int], ...]


EMPTY_LINE = Line((), 0.0, rtl=False)
_LONGEST_SHAPED = 400
"""Words longer than this are cut before they are measured; no line is as long."""
_HEADER_CHARACTERS = 200
_CACHE_TOKENS = 50_000
"""Tokens remembered; above that the cache starts afresh, so a huge text cannot fill the memory."""

_Token = tuple[tuple[Word, ...], tuple[bool, ...]]
"""The words that a token is set as, and for each whether it is the room between others."""


class TextLayout:
    """Lays out the texts of one paper."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known: dict[tuple[Look, float], dict[str, _Token]] = {}

    def lines(
        self, text: str, *, weight: Weight, size: float, width: float, spoken: str = ""
    ) -> list[Line]:
        """Lay out a plain text; each typed newline starts a new line.

        `size` and `width` are in points, `spoken` is the language of the whole text.
        Every line except the last, and except those that end inside a word, ends with a blank, so
        that words stay apart when the text is read back.
        """
        limit = width * 1000 / size
        found: list[Line] = []
        paragraphs = prepare(text).split("\n")
        for number, paragraph in enumerate(paragraphs, start=1):
            last = number == len(paragraphs)
            look = self._shaper.fonts.look(paragraph, weight)
            if line_breaking.is_empty(paragraph):
                found.append(EMPTY_LINE if last else self._blank_line(look))
            elif bidi.has_rtl(paragraph):
                found.extend(self._mixed(paragraph, look, limit, (last, spoken)))
            else:
                found.extend(self._plain(paragraph, look, limit, (last, spoken)))
        return found

    def first_line(self, text: str, *, weight: Weight, size: float, width: float) -> Line:
        """One line of the text, shortened with an ellipsis if it is too long."""
        flat = " ".join(text[:_HEADER_CHARACTERS].split())
        shortened = len(text) > _HEADER_CHARACTERS
        for length in range(len(flat), 0, -1):
            whole = length == len(flat) and not shortened
            shown = flat if whole else flat[:length].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
            found = self.lines(shown, weight=weight, size=size, width=width)
            if len(found) == 1 and found[0].width * size <= width * 1000:  # a sign may be wider
                return found[0]
        return EMPTY_LINE

    def _blank_line(self, look: Look) -> Line:
        space = self._shaper.word(" ", look)
        return Line((Segment(0.0, space.font, 0.0, space.codes),), 0.0, rtl=False)

    def _plain(
        self, paragraph: str, look: Look, limit: float, told: tuple[bool, str]
    ) -> Iterator[Line]:
        """A paragraph that runs left to right only; `told`: is it the last, what is spoken."""
        last, spoken = told
        words: list[Word] = []
        blank: list[bool] = []
        known = self._known.setdefault((look, limit), {})
        for token in line_breaking.tokens(paragraph):
            shaped, blanks = known.get(token) or self._token(token, look, limit)
            words += shaped
            blank += blanks
        space = self._shaper.word(" ", look)
        widths = [word.width for word in words]
        for start, stop in line_breaking.broken(widths, blank, limit):
            end = _without_trailing(blank, start, stop)
            line = words[start:end]
            if end < stop or (stop == len(words) and not last):
                line.append(space)
            yield _plain_line(line, sum(widths[start:end]), spoken)

    def _token(self, token: str, look: Look, limit: float) -> _Token:
        """A token that runs left to right, as it is set in lines of that length; remembered."""
        is_blank = line_breaking.is_blank(token)
        if is_blank:
            words: tuple[Word, ...] = (self._shaper.word(line_breaking.blanks(token), look),)
        else:
            words = tuple(self._words(token, look, limit))
        known = self._known.setdefault((look, limit), {})
        if len(known) >= _CACHE_TOKENS:
            known.clear()
        found = known[token] = (words, (is_blank,) * len(words))
        return found

    def _words(self, token: str, look: Look, limit: float) -> Iterator[Word]:
        for part in line_breaking.parts(token):
            if len(part) <= _LONGEST_SHAPED:
                word = self._shaper.word(part, look)
                if word.width <= limit:
                    yield word
                    continue
            for chunk in line_breaking.chunks(part):
                yield self._shaper.word(chunk, look)

    def _mixed(
        self, paragraph: str, look: Look, limit: float, told: tuple[bool, str]
    ) -> Iterator[Line]:
        """A paragraph with text that runs right to left."""
        last, spoken = told
        base = int(bidi.runs_right_to_left(paragraph))
        levels = bidi.levels(paragraph, base)
        groups: list[_Group] = []
        blank: list[bool] = []
        at = 0
        for token in line_breaking.tokens(paragraph):
            is_blank = line_breaking.is_blank(token)
            if is_blank:
                space = self._shaper.word(line_breaking.blanks(token), look)
                groups.append(_Group(space.width, ((space, levels[at]),)))
            else:
                groups.extend(self._groups(token, levels[at : at + len(token)], look, limit))
            blank.extend([is_blank] * (len(groups) - len(blank)))
            at += len(token)
        widths = [group.width for group in groups]
        for start, stop in line_breaking.broken(widths, blank, limit):
            end = _without_trailing(blank, start, stop)
            runs = [run for group in groups[start:end] for run in group.runs]
            line = _line(runs, sum(widths[start:end]), base=base, spoken=spoken)
            if end < stop or (stop == len(groups) and not last):
                line = _with_blank(line, self._shaper.word(" ", look))
            yield line

    def _groups(
        self, token: str, levels: Sequence[int], look: Look, limit: float
    ) -> Iterator[_Group]:
        at = 0
        for part in line_breaking.parts(token):
            own = levels[at : at + len(part)]
            at += len(part)
            if len(part) <= _LONGEST_SHAPED:
                group = self._group(part, own, look)
                if group.width <= limit:
                    yield group
                    continue
            done = 0
            for chunk in line_breaking.chunks(part):
                yield self._group(chunk, own[done : done + len(chunk)], look)
                done += len(chunk)

    def _group(self, text: str, levels: Sequence[int], look: Look) -> _Group:
        runs = []
        start = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or levels[i] != levels[start]:
                level = levels[start]
                word = self._shaper.word(text[start:i], look, rtl=level % 2 == 1)
                runs.append((word, level))
                start = i
        return _Group(sum(word.width for word, _ in runs), tuple(runs))


def _without_trailing(blank: Sequence[bool], start: int, stop: int) -> int:
    while stop > start and blank[stop - 1]:
        stop -= 1
    return stop


def _plain_line(words: Sequence[Word], width: float, spoken: str) -> Line:
    """The line of words that all run left to right; most are in one font and one language."""
    fonts = {word.font for word in words}
    if len(fonts) == 1 and {word.language for word in words} <= {None, spoken}:
        font = fonts.pop()
        if font >= 0:
            codes = "".join([word.codes for word in words])
            return Line((Segment(0.0, font, 0.0, codes),), width, rtl=False)
    return _line([(word, 0) for word in words], width, base=0, spoken=spoken)


def _line(runs: Sequence[tuple[Word, int]], width: float, *, base: int, spoken: str) -> Line:
    """Place the runs of one line, given in logical order, and keep that order."""
    if not runs:
        return EMPTY_LINE
    font = runs[0][0].font
    languages = _languages([word.language for word, _ in runs], spoken)
    alike = not any(languages)
    if font >= 0 and alike and all(word.font == font and level == 0 for word, level in runs):
        codes = "".join(word.codes for word, _ in runs)
        return Line((Segment(0.0, font, 0.0, codes),), width, rtl=False)
    return Line(tuple(_segments(_placed(runs, languages))), width, rtl=base == 1)


def _languages(given: Sequence[str | None], spoken: str) -> list[str]:
    """For each word its language where it differs from `spoken`; blanks go with their words."""
    if set(given) <= {None, spoken}:
        return [""] * len(given)
    found: list[str] = []
    for at, language in enumerate(given):
        if language is None:
            following = next((each for each in given[at:] if each is not None), None)
            before = found[-1] if found else ""
            found.append(before if before and _told(following, spoken) == before else "")
        else:
            found.append(_told(language, spoken))
    return found


def _told(language: str | None, spoken: str) -> str:
    if language is None or language == spoken:
        return ""
    return language or (LATIN if spoken else "")


def _placed(
    runs: Sequence[tuple[Word, int]], languages: Sequence[str]
) -> Iterator[tuple[Piece, float, str]]:
    """Each piece, its left edge and its language, in logical order."""
    told = [
        language for (word, _), language in zip(runs, languages, strict=True) for _ in word.pieces
    ]
    pieces = [(piece, level) for word, level in runs for piece in word.pieces]
    edges = [0.0] * len(pieces)
    pen = 0.0
    for index in bidi.visual_order([level for _, level in pieces]):
        edges[index] = pen
        pen += pieces[index][0].width
    return ((p[0], edge, way) for p, edge, way in zip(pieces, edges, told, strict=True))


def _segments(placed: Iterator[tuple[Piece, float, str]]) -> Iterator[Segment]:
    """Join pieces that simply follow one another in the same font and language."""
    x, font, codes, pen, way = 0.0, -1, "", 0.0, ""
    for piece, edge, language in placed:
        follows = piece.flows and piece.font == font and language == way
        if follows and codes and abs(edge - pen) < 1:
            codes += piece.parts[0].codes
            pen = edge + piece.width
            continue
        if codes:
            yield Segment(x, font, 0.0, codes, way)
            codes = ""
        way = language
        if piece.flows:
            x, font, codes, pen = edge, piece.font, piece.parts[0].codes, edge + piece.width
            continue
        for number, part in enumerate(piece.parts):
            start = edge + piece.start if number == 0 else None
            yield Segment(start, piece.font, part.rise, part.codes, way)
    if codes:
        yield Segment(x, font, 0.0, codes, way)


def _with_blank(line: Line, space: Word) -> Line:
    """The line with a blank after its end, on the side where the line ends."""
    x = -space.width if line.rtl else line.width
    blank = Segment(x, space.font, 0.0, space.codes)
    return line._replace(segments=(*line.segments, blank))
