"""A small paper made, signed, verified and read with nobody's data, so that the first is fast."""

from datetime import UTC, datetime

from prevent_desktop import document
from prevent_desktop.document import Considered, Holder, Mark

_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = "Rehearsal \u0645\u0631\u062d\u0628\u0627"
"""Latin and Arabic: the fonts that nearly every paper needs."""


def rehearse() -> None:
    """Load the heavy libraries and the fonts by using them once."""
    holder = Holder("Rehearsal", "")
    pdf = document.render_considered(
        Considered("", "", _WORDS, "", _WORDS, "", "", _MOMENT, signer=holder)
    )
    identity = document.make_identity(holder, _MOMENT)
    signed = document.sign(pdf, identity, _MOMENT, Mark(typed=_WORDS))
    document.verify(signed)
    document.as_text(signed)
