"""Plain values that other packages know and the review needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from prevent_desktop.form.scans import Scans


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What the review cannot know by itself.

    recipient_ok: the area has a usable recipient. child_contact: who to call about a child,
    as words for a sentence. undrawable: question id to characters that no font can draw.
    scans: remembers searches through long texts.
    """

    recipient_ok: bool = True
    child_contact: str = ""
    undrawable: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    scans: Scans = field(default_factory=Scans)
