"""The jobs that Home offers, on its cards and below them: a new one is added here alone.

What a job needs is loaded when it is begun: Home itself needs none of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from prevent_desktop.kept.drafts import DraftLine
from prevent_desktop.kept.notes import NoteKind, NoteLine
from prevent_desktop.ui.home.wanted import Begin, Job, ShowHelp, Wanted
from prevent_desktop.ui.work.flow import Flow, OpenDesk


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: what it says, and what comes of it."""

    words: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class CardOffer:
    """A button on a card. `name` is what a screen reader hears, the card's title after it."""

    words: str
    name: str
    wanted: Begin
    look: str = "secondary"


# --- the jobs ------------------------------------------------------------------------------------


def new_referral(at: OpenDesk) -> Flow:
    """Write a referral."""
    from prevent_desktop.ui.referral.opening_draft import NewReferral

    return NewReferral(at)


def _go_on(object_id: str, at: OpenDesk) -> Flow:
    from prevent_desktop.ui.referral.opening_draft import KeptReferral

    return KeptReferral(at, object_id)


def _hand_over(object_id: str, at: OpenDesk) -> Flow:
    from prevent_desktop.ui.transfer.flow import HandOver

    return HandOver(at, object_id)


def _send(object_id: str, at: OpenDesk) -> Flow:
    from prevent_desktop.ui.sending.returning import Returning

    return Returning(at, object_id)


def _own_form(object_id: str, at: OpenDesk, *, finished: bool) -> Flow:
    if finished:
        from prevent_desktop.ui.sending.returning import Returning

        return Returning(at, object_id, own_form=True)
    from prevent_desktop.ui.own_form.kept import KeptOwnForm

    return KeptOwnForm(at, object_id)


def _go_on_with_note(object_id: str, at: OpenDesk) -> Flow:
    from prevent_desktop.ui.notes.beginning import KeptNote

    return KeptNote(at, object_id)


def _send_addition(object_id: str, at: OpenDesk) -> Flow:
    from prevent_desktop.ui.notes.made import KeptAddition

    return KeptAddition(at, object_id)


def _write_note(kind: NoteKind, at: OpenDesk) -> Flow:
    from prevent_desktop.ui.notes.beginning import NewNote

    return NewNote(at, kind)


def _verify(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.verify.flow import Verifying

    return Verifying(at)


def _make_blank(at: OpenDesk, *, large: bool) -> Flow:
    from prevent_desktop.ui.home.blank_form import BlankForm

    return BlankForm(at, large=large)


def _take_over(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.transfer.flow import TakeOver

    return TakeOver(at)


def _keeping(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.opening.keeping import Keeping

    return Keeping(at)


def load_ahead() -> None:
    """In a worker, while Home is read: what its first button and every draft lead to."""
    from prevent_desktop.ui.referral import opening_draft

    _ = opening_draft


# --- where they are offered ----------------------------------------------------------------------


NEW = Offer("Start a new referral", Begin(new_referral))
GROUPS: tuple[tuple[str, tuple[Offer, ...]], ...] = (
    (
        "Papers",
        (
            Offer("Add to a referral you sent", Begin(partial(_write_note, NoteKind.ADDENDUM))),
            Offer(
                "Record a decision not to refer", Begin(partial(_write_note, NoteKind.CONSIDERED))
            ),
            Offer("Check a signed PDF", Begin(_verify)),
            Offer("Make a blank form for paper", Begin(partial(_make_blank, large=False))),
            Offer("Make it in large print", Begin(partial(_make_blank, large=True))),
        ),
    ),
    (
        "Other things you can do",
        (
            Offer("Take over a draft", Begin(_take_over)),
            Offer("How your drafts are kept", Begin(_keeping)),
            Offer("Help and contacts", ShowHelp()),
        ),
    ),
)
"""The buttons below the cards, under their headings."""


def offers_of(line: DraftLine | NoteLine) -> Iterator[CardOffer]:
    """The buttons on the card of something that can be read, besides deleting it."""
    is_note = isinstance(line, NoteLine)
    if line.finished:
        send = _send_addition if is_note else _send
        yield _card(line, send, "Back to sending", "Back to sending")
    if is_note:
        if not line.finished:
            yield _card(line, _go_on_with_note, "Go on with it", "Go on with")
        return
    yield _card(line, _go_on, "Go on with it", "Go on with")
    own_form = partial(_own_form, finished=line.finished)
    yield _card(line, own_form, "The police's form", "The police's form for", "quiet")
    yield _card(line, _hand_over, "Hand over or move", "Hand over or move", "quiet")


def hand_over(object_id: str) -> Job:
    """The job of handing one draft over."""
    return partial(_hand_over, object_id)


def _card(
    line: DraftLine | NoteLine,
    job: Callable[[str, OpenDesk], Flow],
    words: str,
    name: str,
    look: str = "secondary",
) -> CardOffer:
    return CardOffer(words, name, Begin(partial(job, line.object_id)), look)
