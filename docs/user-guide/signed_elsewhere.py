"""A paper that somebody else signed, for the pictures of checking it."""

from datetime import datetime

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import Addendum, Holder


def signed_elsewhere(area: Area, moment: datetime) -> bytes:
    """An addition by a fictional lead of a fictional school, signed with a key of her own."""
    holder = Holder("Priya Sampleford", "Designated safeguarding lead, Example Academy")
    identity = document.make_identity(holder, moment)
    addendum = Addendum(
        area=area,
        reference="PR-2345-6789",
        first_reference="PR-9876-5432",
        person="Alex Example",
        referrer=holder.name,
        phone="01632 960123",
        text="Nothing in particular.",
        moment=moment,
        signer=holder,
        fingerprint=identity.fingerprint,
    )
    return document.sign(document.render_addendum(addendum), identity, moment)
