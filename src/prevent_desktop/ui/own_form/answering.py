"""The answers a form is filled from, and the way a correction goes back to them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from prevent_desktop.form.answers import Value
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.referral import Referral

Put = Callable[[str, Value], None]


@dataclass(slots=True)
class Answering:
    """One referral as it stands. `put` keeps one changed answer; None where none may change.

    Blocking where `blocks`: then it is called in a worker.
    """

    referral: Referral = field(repr=False)
    put: Put | None = field(default=None, repr=False)
    blocks: bool = False
    changed: bool = False
    """Whether a correction went back to the answers."""

    def note(self, question_id: str, value: Value) -> None:
        """It was kept."""
        self.referral = self.referral.with_value(question_id, value)
        self.changed = True


def of_kept(
    store: DraftStore, object_id: str, referral: Referral, *, may_change: bool
) -> Answering:
    """The answers of a draft that nobody has open; what was sent is a record and stays."""

    def put(question_id: str, value: Value) -> None:
        store.save(store.open(object_id).with_value(question_id, value))

    return Answering(referral, put if may_change else None, blocks=True)
