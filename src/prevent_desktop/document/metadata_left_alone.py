"""pyHanko does nothing to metadata: what reads and writes it there is never loaded.

pyHanko 0.38 takes its module for metadata, and with it lxml, whenever a page is taken over into
another file, only to see whether something is metadata (`pdf_utils/writer.py`); it goes on without
where that cannot be imported. The metadata of a paper is to stay to the byte (see `signing`), and a
process is shorter by the time that lxml takes to load.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_desktop.document.foreign import Foreign

LEFT_OUT = "pyhanko.pdf_utils.metadata.xmp_xml"


def leave_metadata_alone() -> None:
    """From now on that module cannot be imported; where it is loaded already, it is let be."""
    modules: dict[str, Foreign] = sys.modules  # Python's own way to say that there is none
    modules.setdefault(LEFT_OUT, None)
