"""The jobs that Home offers, on its cards and below them: a new one is added here alone.

What a job needs is loaded when it is begun: Home itself needs none of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec

from prevent_desktop.computer.policy import Feature, Policy
from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.notes import NoteKind, NoteLine
from prevent_desktop.ui.home.wanted import Begin, Job, ShowHelp, Wanted
from prevent_desktop.ui.work.flow import Flow, OpenDesk
from prevent_desktop.ui.work.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: what it says, what comes of it, and a line that explains it."""

    words: str
    wanted: Wanted
    explains: str = ""
    feature: Feature | None = None
    """What an organisation may switch off; None where it may not."""


class CardOffer(msgspec.Struct, frozen=True):
    """A button on a card. `name` is what a screen reader hears, the card's title after it."""

    words: str
    name: str
    wanted: Begin
    look: str = "secondary"


# --- the jobs ------------------------------------------------------------------------------------


def new_referral(at: OpenDesk) -> Flow:
    """Write a referral; where there is more than one area, choose that first."""
    if at.desk.library.offers_a_choice:
        from prevent_desktop.ui.home.choosing_area import ChoosingArea

        return ChoosingArea(at)
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

    return Returning(at, object_id, correct=partial(_go_on, object_id))


def _open_record(object_id: str, at: OpenDesk) -> Flow:
    from prevent_desktop.ui.records.flow import SentReferral

    return SentReferral(at, object_id)


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


def _verify(at: OpenDesk, file: Path | None = None) -> Flow:
    from prevent_desktop.ui.verify.flow import Verifying

    return Verifying(at, file)


def _make_blank(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.home.blank_form import BlankForm

    return BlankForm(at)


def _take_over(at: OpenDesk, file: Path | None = None) -> Flow:
    from prevent_desktop.ui.transfer.flow import TakeOver

    return TakeOver(at, file)


def _continue_from_pdf(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.transfer.continuing import ContinueFromPdf

    return ContinueFromPdf(at)


def _take_everything(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.transfer.moving_flow import TakeEverything

    return TakeEverything(at)


def _bring_everything(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.transfer.moving_flow import BringEverything

    return BringEverything(at)


def _settings(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.settings.flow import SettingsJob

    return SettingsJob(at)


def _details(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.settings.flow import DetailsJob

    return DetailsJob(at)


def _keeping(at: OpenDesk) -> Flow:
    from prevent_desktop.ui.opening.keeping import Keeping

    return Keeping(at)


def job_for(file: Path, rules: Policy) -> Job | None:
    """What the window does with a file that was handed to it: see `one_window.KINDS`.

    None for a draft where the organisation lets none be taken over: the start that asked said so.
    """
    if file.suffix.lower() == ".pdf":
        return partial(_verify, file=file)
    return partial(_take_over, file=file) if rules.allows("transfer") else None


def load_ahead() -> None:
    """In a worker, while Home is read: what its first button and every draft lead to."""
    with uncollected():
        from prevent_desktop.ui.referral import opening_draft

    _ = opening_draft


# --- where they are offered ----------------------------------------------------------------------


NEW = Offer("Start a new referral", Begin(new_referral))
SET_UP = (
    Offer(
        "Fill in my details",
        Begin(_details),
        "Once: your name, role and how to reach you go into every referral. You can skip this.",
    ),
    Offer(
        "Choose my email program",
        Begin(_settings),
        "So that a draft message opens in it. You can do this later, when you send.",
    ),
)
"""What a first run offers; both may be left."""
_COUNTERSIGNING = " Also for a lead's second signature."
GROUPS: tuple[tuple[str, tuple[Offer, ...]], ...] = (
    (
        "Papers",
        (
            Offer(
                "Add to a referral you sent",
                Begin(partial(_write_note, NoteKind.ADDENDUM)),
                "What became known since. For one that stands above, open its record instead.",
            ),
            Offer(
                "Record a decision not to refer",
                Begin(partial(_write_note, NoteKind.CONSIDERED)),
                "For your own file: the concern, your reasons, what you did instead.",
            ),
            Offer(
                "Continue from an earlier PDF",
                Begin(_continue_from_pdf),
                "The answers in an unchanged PDF of this program become a new draft.",
                "continue_from_pdf",
            ),
            Offer(
                "Check a signed PDF",
                Begin(_verify),
                f"Was it changed, and whose key signed it?{_COUNTERSIGNING}",
            ),
            Offer(
                "Make a blank form for paper",
                Begin(_make_blank),
                "The same questions to fill in by hand, in large print if you like.",
            ),
        ),
    ),
    (
        "Other things you can do",
        (
            Offer(
                "Take over a draft",
                Begin(_take_over),
                "A colleague, or you on another computer, made a transfer file of it.",
                "transfer",
            ),
            Offer(
                "Take everything to a new computer",
                Begin(_take_everything),
                "All that is kept here, in one encrypted file.",
                "move_everything",
            ),
            Offer(
                "Bring everything from an old computer",
                Begin(_bring_everything),
                "Such a file, and the words that open it.",
                "move_everything",
            ),
            Offer(
                "How your drafts are kept",
                Begin(_keeping),
                "Passphrase, recovery, and when a draft is deleted.",
            ),
            Offer("Help and contacts", ShowHelp(), "What Prevent is, and who to talk to."),
        ),
    ),
)
"""The jobs below the cards, under their headings."""


def groups(rules: Policy) -> Iterator[tuple[str, tuple[Offer, ...]]]:
    """The same, without what the organisation has switched off."""

    def explained(offer: Offer) -> Offer:
        if rules.allows("countersign"):
            return offer
        return replace(offer, explains=offer.explains.removesuffix(_COUNTERSIGNING))

    for title, offers in GROUPS:
        left = (o for o in offers if o.feature is None or rules.allows(o.feature))
        yield title, tuple(map(explained, left))


def offers_of(line: DraftLine | NoteLine, rules: Policy) -> Iterator[CardOffer]:
    """The buttons on the card of something that can be read, besides deleting it."""
    is_note = isinstance(line, NoteLine)
    if not is_note and line.finished and line.sent:
        yield _card(line, _open_record, "Open the record", "Open the record of")
        return
    if line.finished:
        send = _send_addition if is_note else _send
        yield _card(line, send, "Back to sending", "Back to sending")
    if is_note:
        if not line.finished:
            yield _card(line, _go_on_with_note, "Go on with it", "Go on with")
        return
    yield _card(line, _go_on, "Go on with it", "Go on with")
    if rules.allows("own_form"):
        own_form = partial(_own_form, finished=line.finished)
        yield _card(line, own_form, "The police's form", "The police's form for", "quiet")
    if rules.allows("transfer"):
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
    begin = Begin(partial(job, line.object_id), line.object_id)
    return CardOffer(words, name, begin, look)
