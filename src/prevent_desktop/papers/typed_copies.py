"""Copies of the message that the person wants, such as one to their lead, as people write them."""

from dataclasses import replace

from prevent_desktop.area.address import check_copy
from prevent_desktop.area.area import MAX_COPIES
from prevent_desktop.errors import MailError
from prevent_desktop.form.contact_details import addresses_in, email_doubt
from prevent_desktop.papers.finished import FinishedPaper

_SIGNS = str.maketrans("\u2019\u02bc\u2018\u201c\u201d\u2039\u203a\u00ab\u00bb", "''       ")
"""An apostrophe as a word processor makes it ("sam.o'sample@…"), and quotation marks around."""


def with_copies(paper: FinishedPaper, typed: str) -> FinishedPaper:
    """The paper with the addresses in a text among those that get a copy.

    Names around them, "mailto:", brackets and what cannot be seen are passed over. Raises MailError
    "copy_not_typed", "copy_not_read", "copy_there" or "copies_full"; then nothing is added.
    """
    plain = typed.translate(_SIGNS)
    if not plain.strip():
        raise MailError("copy_not_typed")
    addresses = addresses_in(plain)
    if not addresses or email_doubt(plain) or any(map(check_copy, addresses)):
        raise MailError("copy_not_read")
    message = paper.message()
    there = {address.lower() for address in (message.to, *message.cc)}
    new = {each.lower(): each for each in addresses if each.lower() not in there}
    if not new:
        raise MailError("copy_there", address=addresses[0])
    if len(message.cc) + len(new) > MAX_COPIES:
        raise MailError("copies_full", count=MAX_COPIES)
    return replace(paper, leads=(*paper.leads, *new.values()))


def without_copy(paper: FinishedPaper, address: str) -> FinishedPaper:
    """The paper without one of the copies that the person wanted."""
    return replace(paper, leads=tuple(lead for lead in paper.leads if lead != address))
