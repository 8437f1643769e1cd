"""Keeping a foreign file from taking all memory and time when pyHanko opens it.

pyHanko 0.38 limits what streams unpack to. What it does not limit is how many entries a
cross-reference stream claims: it makes every one of them, even out of no data at all. So its parser
is wrapped, once. `parse_xref_stream` is internal to pyHanko: the exact version is pinned, and a
test opens such a file.
"""

from collections.abc import Iterator
from functools import wraps

from pyhanko.pdf_utils import xref
from pyhanko.pdf_utils.decode_limits import DecodeLimits, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfReadError

from prevent_desktop.document.foreign import Foreign

_MOST_ENTRIES = 1_000_000
"""Objects in one cross-reference stream; our papers have a few hundred in all."""
_LARGEST_STREAM = 64 * 1024 * 1024
_MARK = "bounded_by_prevent_desktop"


def limits() -> DecodeLimits:
    """How much one stream may unpack to."""
    return DecodeLimits(per_stream=StreamDecodeLimits(max_output_size=_LARGEST_STREAM))


def bound_claims() -> None:
    """Refuse cross-reference streams that claim more entries than any honest file has."""
    module: Foreign = xref
    parse = module.parse_xref_stream
    if hasattr(parse, _MARK):
        return

    @wraps(parse)
    def bounded(stream: Foreign, strict: bool = True) -> Iterator[Foreign]:
        index = stream.get("/Index", [0, stream.get("/Size")])
        if sum(int(count) for count in list(index)[1::2]) > _MOST_ENTRIES:
            raise PdfReadError("too many entries")
        entries: Iterator[Foreign] = parse(stream, strict)
        return entries

    setattr(bounded, _MARK, True)
    module.parse_xref_stream = bounded
