"""Send: what to know before, then five steps, the last of them the person's own tick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.area.checked import address_checked
from prevent_desktop.mail import DraftMessage, SecondThought
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint, selectable, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice, NoticeKind
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.sending.by_hand_part import ByHandPart
from prevent_desktop.ui.sending.copies_part import CopiesPart
from prevent_desktop.ui.sending.draft_part import DraftPart
from prevent_desktop.ui.sending.draft_words import TELLING, thought_words
from prevent_desktop.ui.sending.lead_copies_part import LeadCopiesPart
from prevent_desktop.ui.sending.receipt_part import ReceiptPart

NOT_SENT = "Nothing has been sent yet. Nothing leaves this computer until you press Send yourself."
SAID_SENT = "You ticked that you have sent it."
EMBEDDED = (
    "The answers are in the PDF a second time, as data for programs. Blacking out words or taking "
    "away pages does not take them out: make a new PDF from changed answers instead."
)
NOT_EMBEDDED = "The PDF holds its pages only, without the answers as data for programs."
OUTDATED = "You changed your answers after this PDF was made"
OUTDATED_WORDS = "The PDF says what they were. To send the new ones, go on with it and sign again."
OTHER_AREA = "Your organisation has set another area: {area}"
OTHER_AREA_WORDS = (
    "This referral was begun for {own} and goes there. If that is not right, ask your lead or your "
    "IT support before you send it."
)
OWN_FORM = "The police want their own form"
OWN_FORM_TITLE = "If they ask for a form of their own"
IF_ASKED = (
    "The signed PDF is enough unless they told you to send a form file of theirs. Then the same "
    "answers can go into it."
)
WITH_FORM = "Their form, filled in and read by you, goes with the signed PDF."
FORM_LOST = "Their filled form is not attached"
FORM_LOST_WORDS = (
    "It does not lie where you saved it any more, or was changed since you read it. Press “The "
    "police want their own form” and fill it once more; then it goes along again."
)
ANSWERS_WORDS = "Your answers can be copied in the order of the national form."
WHERE_TO = "Who it goes to"
ADMINISTRATORS = "The address comes from your organisation's area file."


@dataclass(frozen=True, slots=True)
class SendFacts:
    """What the page says of the paper besides its message."""

    embedded: bool = True
    sent: bool = False
    outdated: bool = False
    addition: bool = False
    """An addition: nobody has to be told before, and there is nothing to go back and correct."""
    may_correct: bool = False
    administrators: bool = False
    """The area comes from the administrator's folder."""
    thoughts: Sequence[SecondThought] = ()
    opened: str = ""
    """What is kept of the last draft message, in words."""
    copies: bool = False
    """Other copies can be made of it."""
    form_lost: bool = False
    """Their form was filled to go along, and does not lie there any more as it was read."""
    word_copy: bool = True
    """One of them for Word."""
    copy_answers: bool = True
    """The answers can be copied one by one."""
    leads: Sequence[str] = ()
    """The copies that the person added."""
    set_area: str = ""
    """The name of the area that the organisation set, where it is another one than this paper's."""


class SendPage(Page):
    """A finished PDF on its way into an email.

    Without a message (`problem` says why), it says where the PDF is and whom to ask. `own_form` is
    where the police's own form lies, filled in, and its continuation sheet; empty while there is
    none, None where none can be.
    """

    folder_wanted = Signal()
    pdf_wanted = Signal()
    print_wanted = Signal()
    next_wanted = Signal()
    own_form_wanted = Signal()
    correct_wanted = Signal()
    answers_wanted = Signal()
    other_copy_wanted = Signal(object)
    print_copy_wanted = Signal()

    def __init__(
        self,
        area: Area,
        message: DraftMessage | None,
        pdf: Path,
        now: Callable[[], str],
        facts: SendFacts | None = None,
        *,
        problem: str = "",
        next_words: str = "What happens next",
        own_form: tuple[Path, ...] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Send", parent)
        facts = facts or SendFacts()
        self.draft: DraftPart | None = None
        self.copies: LeadCopiesPart | None = None
        self._by_hand: ByHandPart | None = None
        self._answer_place = body("")
        print_copy = Button("Print this copy", "secondary")
        print_copy.clicked.connect(self.print_copy_wanted)
        self._print_copy = button_row(print_copy)
        for later in (self._answer_place, self._print_copy):
            later.hide()
        self._state = selectable(body(SAID_SENT if facts.sent else NOT_SENT))
        self._ready = Notice(_kind(facts.sent), f"Your PDF is ready: {pdf.name}")
        self._ready.add(self._state)
        if facts.opened:
            self._ready.add(body(facts.opened))
        self.add(heading("Send", 1), self._ready)
        self._warn_first(area, facts)
        if message is None:
            self.add(Notice("warning", "There is no draft message", problem))
            self.add(body("Ask your safeguarding lead, or ring 101, where to send it."))
        else:
            self._add_before(area, facts)
            self.copies = LeadCopiesPart(facts.leads)
            self.add_beside(WHERE_TO, *_recipient(area, message, facts), self.copies)
        self.reading = ReadingBox()
        self.add(heading("1.  Read it", 2), *self._reading())
        self._add_paper(pdf, embedded=facts.embedded)
        if message is not None:
            self._add_message(message, pdf, own_form or ())
        self.receipt = ReceiptPart(self, message.to if message else "", now, sent=facts.sent)
        self.receipt.sent.connect(self._show_sent)
        self.add(self._answer_place, self._print_copy, self.receipt)
        if not facts.addition:
            self._add_own_form(own_form, copy_answers=facts.copy_answers)
        if facts.copies:
            copies = CopiesPart(embedded=facts.embedded, word=facts.word_copy)
            copies.wanted.connect(self.other_copy_wanted)
            self.add_beside(WHERE_TO, copies)
        self._go_on = Button(next_words, "secondary")
        self._go_on.clicked.connect(self.next_wanted)
        self.add_buttons(self._go_on)
        self._correct = Button("Back to correct it", "secondary")
        self._correct.clicked.connect(self.correct_wanted)
        self._may_correct = facts.may_correct
        self.add_buttons(self._correct)
        self._show_primary(sent=facts.sent)

    def _warn_first(self, area: Area, facts: SendFacts) -> None:
        if facts.outdated:
            self.add(Notice("warning", OUTDATED, OUTDATED_WORDS))
        if facts.set_area:
            words = OTHER_AREA_WORDS.format(own=area.name)
            self.add(Notice("warning", OTHER_AREA.format(area=facts.set_area), words))
        if facts.form_lost:
            self.add(Notice("warning", FORM_LOST, FORM_LOST_WORDS))

    def _show_sent(self, sent: bool) -> None:
        self._state.setText(SAID_SENT if sent else NOT_SENT)
        self._ready.set_kind(_kind(sent))
        self._show_primary(sent=sent)

    def _show_primary(self, *, sent: bool) -> None:
        """One primary: the draft until it is sent, then the way on."""
        self._go_on.set_kind("primary" if sent or self.draft is None else "secondary")
        if self.draft is not None:
            self.draft.open.set_kind("secondary" if sent else "primary")
        self._correct.setVisible(self._may_correct and not sent)

    def _add_before(self, area: Area, facts: SendFacts) -> None:
        self.add(heading("Before you send", 2))
        if not facts.addition:
            self.add(body(TELLING))
        self.add(body(area.secure_mail_note))
        for thought in facts.thoughts:
            self.add(Notice("warning", thought_words(thought)))

    def _reading(self) -> list[QWidget]:
        show_pdf = Button("Open the PDF", "secondary")
        show_pdf.clicked.connect(self.pdf_wanted)
        folder = Button("Show the PDF", "secondary")
        folder.setAccessibleDescription("Shows it in its folder")
        folder.clicked.connect(self.folder_wanted)
        self.on_paper = Button("Print a paper copy", "quiet")
        self.on_paper.clicked.connect(self.print_wanted)
        return [button_row(show_pdf, folder, self.on_paper), self.reading]

    def _add_paper(self, pdf: Path, *, embedded: bool) -> None:
        """What is sent, and what is in it."""
        self.add_beside(
            WHERE_TO,
            heading("What you send", 3),
            body(f"It is saved: {pdf}"),
            hint(EMBEDDED if embedded else NOT_EMBEDDED),
        )

    def _add_own_form(self, filled: tuple[Path, ...] | None, *, copy_answers: bool) -> None:
        """Their form file, filled from the same answers, or the answers one by one."""
        rows: list[QWidget] = []
        if filled is not None:
            wanted = Button(OWN_FORM, "link")
            wanted.clicked.connect(self.own_form_wanted)
            rows += [body(WITH_FORM if filled else IF_ASKED), wanted]
        if copy_answers:
            answers = Button("Copy your answers one by one", "link")
            answers.clicked.connect(self.answers_wanted)
            rows += [body(ANSWERS_WORDS), answers]
        if rows:
            self.add_beside(WHERE_TO, heading(OWN_FORM_TITLE, 3), *rows)

    def _add_message(self, message: DraftMessage, pdf: Path, form: tuple[Path, ...]) -> None:
        self.draft = DraftPart()
        by_hand = self._by_hand = ByHandPart(message, pdf, form)
        by_hand.hide()
        by_hand.folder_wanted.connect(self.folder_wanted)
        self.draft.by_hand.connect(self._show_by_hand)
        self.add(
            heading("2.  Open the draft message", 2),
            self.draft,
            by_hand,
            heading("3.  Check the address and the attachment", 2),
            body(f"It has to go to {message.to}, from your work account. {_attached(message)}"),
            heading("4.  Press Send there", 2),
            body("In your email program. This program cannot send anything."),
        )

    def _show_by_hand(self) -> None:
        """The steps are what is needed now; where somebody asked for them they get the focus."""
        if self._by_hand is None:
            return
        self._by_hand.show()
        if self.draft is not None and self.draft.isAncestorOf(self.focusWidget() or self):
            self.column.scroll_to(self._by_hand)
            self._by_hand.first.setFocus()

    def say(self, sentence: str, *, may_print: bool = False) -> None:
        """What came of the last thing that was asked for; a copy that was made may be printed."""
        self._answer_place.setText(sentence)
        self._answer_place.show()
        self._print_copy.setVisible(may_print)
        self.column.scroll_to(self._answer_place)


def _kind(sent: bool) -> NoticeKind:
    """No green over what is still to be done."""
    return NoticeKind.SUCCESS if sent else NoticeKind.INFO


def _attached(message: DraftMessage) -> str:
    if message.second is None:
        return "The PDF has to be attached."
    *names, last = (name for name, _ in message.files)
    count = "Both" if len(names) == 1 else "All three"
    return f"{count} have to be attached: {', '.join(names)} and {last}."


def _recipient(area: Area, message: DraftMessage, facts: SendFacts) -> list[QWidget]:
    checked = address_checked(area.recipient)
    copies = [body(f"Copy to {copy}") for copy in message.cc if copy not in facts.leads]
    source = f" {ADMINISTRATORS}" if facts.administrators else ""
    return [
        strong(message.to),
        *copies,
        hint(
            f"For {area.name}. Address {checked}.{source} If you are not sure, ask "
            f"{area.advice_email} or ring {area.advice_phone}."
        ),
    ]
