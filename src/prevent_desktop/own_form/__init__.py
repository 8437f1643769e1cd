"""How the same answers get into a form file that the person supplies.

Promises: whose a box is comes before what it is called, and what is not clear is left and asked;
every line of a proposal says which words led to it; only the boxes change; the file that was
supplied is never changed, nothing in it is run or fetched, and what it can cost is bounded.
"""

from prevent_desktop.own_form.boxes import Box, BoxKind, Held
from prevent_desktop.own_form.forms import (
    Filled,
    FormFile,
    Left,
    continuation_name,
    fill,
    filled_name,
    message_name,
    open_form,
    propose,
)
from prevent_desktop.own_form.proposal import (
    CLEAR,
    Line,
    Proposal,
    from_document,
    to_document,
)
from prevent_desktop.own_form.results import as_lines, for_pictures, without_macros
from prevent_desktop.own_form.table import Table, load_table

__all__ = [
    "CLEAR",
    "Box",
    "BoxKind",
    "Filled",
    "FormFile",
    "Held",
    "Left",
    "Line",
    "Proposal",
    "Table",
    "as_lines",
    "continuation_name",
    "fill",
    "filled_name",
    "for_pictures",
    "from_document",
    "load_table",
    "message_name",
    "open_form",
    "propose",
    "to_document",
    "without_macros",
]
