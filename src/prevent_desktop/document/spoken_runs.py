"""Lines parted by the language in which their words are read aloud.

Words in another language than the text around them get an element of their own (`Span`): marked
content inside marked content would say the same, but some readers lose what follows it.
"""

from collections.abc import Iterator, Sequence

from prevent_desktop.document.tags import Element
from prevent_desktop.document.text_layout import Line, Segment


def spoken_runs(
    element: Element | None, lines: Sequence[Line]
) -> Iterator[tuple[Element, int, list[Line]]]:
    """For each run its element, the number of its first line, and its lines, in their places."""
    if element is None:
        return
    if not any(segment.language for line in lines for segment in line.segments):
        yield element, 0, list(lines)
        return
    for language, first, found in _runs(lines):
        owner = element.add("Span") if language else element
        owner.language = language or element.language
        yield owner, first, found


def _runs(lines: Sequence[Line]) -> Iterator[tuple[str, int, list[Line]]]:
    language, first, found = "", 0, list[Line]()
    for number, line in enumerate(lines):
        parts = list(_parts(line)) or [("", line)]
        for told, part in parts:
            if found and told != language:
                yield language, first, found
                found = []
            elif found and number < first + len(found):  # never: parts differ in language
                continue
            if not found:
                language, first = told, number
            found.append(part)
    if found:
        yield language, first, found


def _parts(line: Line) -> Iterator[tuple[str, Line]]:
    """The stretches of a line in one language each."""
    segments: list[Segment] = []
    for segment in line.segments:
        if segments and segment.language != segments[0].language:
            yield segments[0].language, line._replace(segments=tuple(segments))
            segments = []
        segments.append(segment)
    if segments:
        yield segments[0].language, line._replace(segments=tuple(segments))
