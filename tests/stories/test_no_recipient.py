"""An area whose recipient nobody may send to: the paper is there, and everything but a message."""

from dataclasses import replace

import msgspec
from PySide6.QtWidgets import QPlainTextEdit
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop import document
from prevent_desktop.referral import Library
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk


def test_a_recipient_nobody_may_send_to_still_leaves_a_paper(
    start: Start, desk: WindowDesk
) -> None:
    area = desk.library.default_area
    recipient = msgspec.structs.replace(area.recipient, address="somebody@example.org")
    changed = msgspec.structs.replace(area, recipient=recipient)
    library = Library(desk.library.forms, {area.id: changed})
    person = start(replace(desk, library=library))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on with it incomplete")
    person.signs()
    person.sees(SendPage)
    assert "There is no draft message" in person.reads()
    assert not person._all("Open a draft message")
    (pdf,) = desk.documents_folder.glob("*.pdf")
    assert str(pdf) in person.reads().replace("\u200b", "")
    assert "The answers are in the PDF a second time" in person.reads()
    person.press("Read the document as text")
    person.qtbot.waitUntil(lambda: bool(shown_text(person)), timeout=PATIENCE)
    assert "Placeholder-Finch" in shown_text(person)
    person.tick("I have sent it")
    person.press("Save a receipt")
    assert "Type who you sent it to." in person.reads()
    assert person.mends().accessibleName() == "Who did you send it to?"
    person.type("Constable Sample, at the front desk")
    person.press("Save a receipt")
    assert "Type how you sent it" in person.reads()
    person.mends()
    person.type("By hand, on paper")
    person.press("Save a receipt")
    person.waits_for("The receipt is saved")
    (receipt,) = desk.documents_folder.glob("* receipt.pdf")
    text = document.as_text(receipt.read_bytes())
    assert "Handed to: Constable Sample, at the front desk" in text
    assert "somebody@example.org" not in text


def shown_text(person: Person) -> str:
    boxes = person.window.findChildren(QPlainTextEdit)
    return "".join(box.toPlainText() for box in boxes if box.isVisible())
