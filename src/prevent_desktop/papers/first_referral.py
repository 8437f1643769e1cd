"""The referral that an addition adds to, as far as it is kept on this computer."""

import contextlib
from dataclasses import dataclass, field
from datetime import date

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import DraftStore


@dataclass(frozen=True, slots=True)
class FirstReferral:
    """Where it went, and whether it is about a child (None when that is not known here)."""

    area: Area = field(repr=False)
    child: bool | None = None


def first_referral(store: DraftStore, typed: str, today: date) -> FirstReferral:
    """What is known of the referral with a reference that was typed; blocking, use a worker.

    Its own area and age; after its answers were deleted, the area whose address it went to; of one
    that is not known here, the area that new referrals begin with.
    """
    reference = document.own_reference(typed)
    if reference:
        with contextlib.suppress(PreventDesktopError):  # a damaged draft may still have its record
            for line in store.lines():
                if line.reference == reference:
                    referral = store.open(line.object_id).referral
                    return FirstReferral(referral.area, referral.is_child(today))
        with contextlib.suppress(PreventDesktopError):
            for record in store.records():
                if record.reference == reference:
                    return FirstReferral(_area_of(store, record.recipient))
    return FirstReferral(store.library.default_area)


def _area_of(store: DraftStore, recipient: str) -> Area:
    """The area with this address, the one that new referrals begin with before any other."""
    default = store.library.default_area
    areas = (default, *store.library.areas.values())
    return next((area for area in areas if area.recipient.address == recipient), default)
