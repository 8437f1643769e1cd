"""The police's own form in the window, by keyboard: supply, correct, fill, read, attach."""

import email
import json
import zipfile
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from tests.own_form.hands import HANDS
from tests.own_form.pdf_shapes import beside
from tests.own_form.table_shapes import two_columns
from tests.own_form.test_refusals import flat
from tests.own_form.wordxml import docx, tbl, tc, tr
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop import document
from prevent_desktop.kept.own_memory import OwnMemory
from prevent_desktop.own_form.word_form import lines_of
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.status_list import StatusList
from prevent_desktop.ui.own_form.filled_page import READ_FIRST, FilledPage
from prevent_desktop.ui.own_form.match_page import MatchPage
from prevent_desktop.ui.own_form.supply_page import SupplyPage
from prevent_desktop.ui.own_form.where_page import WherePage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage

HAND = next(iter(HANDS.values()))
BUTTON = "The police want their own form"
SMALL = docx(
    tbl(
        tr(tc("Person being referred", span=2)),
        tr("Surname", tc()),
        tr("Shoe size", tc()),
        tr("Favourite colour", tc()),
    )
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What another program was asked to open: there is none in the tests."""
    asked: list[Path] = []

    def note(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return asked


def at_send(start: Start) -> Person:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.signs()
    person.sees(SendPage)
    return person


def supply(person: Person, folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    person.press(BUTTON)
    person.sees(SupplyPage)
    person.type_into("Where is their form?", str(path))
    person.press("Read the form")
    return path


def list_of(person: Person, name: str) -> StatusList:
    widget = person.tab_to(name)
    assert isinstance(widget, StatusList)
    return widget


def choose(person: Person, name: str, words: str) -> None:
    """Go to a row with the arrow keys and press Enter."""
    rows = list_of(person, name)
    QTest.keyClick(rows, Qt.Key.Key_Home)
    for _ in range(rows.count()):
        if words in rows.row_at(rows.currentRow()).title:
            QTest.keyClick(rows, Qt.Key.Key_Return)
            return
        QTest.keyClick(rows, Qt.Key.Key_Down)
    raise AssertionError(f"no row with {words!r}")


def fill(person: Person, folder: Path) -> FilledPage:
    person.press("Fill a copy")
    page = person.sees(WherePage)
    page._folder.setText(str(folder))
    person.press("Fill and save the copy")
    return person.sees(FilledPage)


def filled_copy(folder: Path, ending: str) -> Path:
    """It is named by the paper beside which it goes, never by the supplied file."""
    (copy,) = folder.glob(f"PR-*-form.{ending}")
    return copy


def text_of(person: Person, name: str) -> str:
    boxes = person.window.current.findChildren(QPlainTextEdit)  # type: ignore[union-attr]
    (box,) = (each for each in boxes if each.accessibleName() == name)
    assert box.isReadOnly()
    return box.toPlainText()


def test_from_the_signed_pdf_to_a_message_with_both_files(
    start: Start, tmp_path: Path, opened: list[Path]
) -> None:
    person = at_send(start)
    form = supply(person, tmp_path, "Graham's form.docx", two_columns(HAND).data)
    before = form.read_bytes()
    page = person.sees(MatchPage)
    filled, left = page._matching.filled, page._matching.left
    assert f"{filled} filled, {left} left for you" in person.reads()
    rows = page._boxes
    assert rows.hasFocus()
    assert [rows.row_at(each).words for each in range(left)] == ["Left for you"] * left
    choose(person, "Boxes of their form", "Surname")
    person.waits_for("Your answer to: Surname")
    assert "Placeholder-Finch" in person.reads()
    assert "Sure, because of: surname; about the person" in person.reads()
    page = fill(person, tmp_path / "out")  # type: ignore[assignment]
    copy = filled_copy(tmp_path / "out", "docx")
    assert form.read_bytes() == before
    assert any("Placeholder-Finch" in text for text, _ in lines_of(copy.read_bytes(), ()))
    marked = [
        line for line in text_of(person, "The filled form as text").splitlines() if "\u25b6" in line
    ]
    assert any("Placeholder-Finch" in line for line in marked)
    assert "done" not in person.reads().lower()
    assert "Ethnicity" in text_of(person, "Left for you")
    without = text_of(person, "Answers without a place").splitlines()
    assert f"{len(without)} of your answers have no place in this form" in person.reads()
    count = len(text_of(person, "Left for you").splitlines())
    assert f"Left for you: {count}" in person.reads()
    person.press("Open it in your word processor")
    assert opened == [copy]
    person.press("Go on to the draft message")
    assert READ_FIRST in person.reads()
    person.tick("I have opened and read the filled form")
    person.press("Go on to the draft message")
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("PR-*.pdf")
    assert f"Both have to be attached: {pdf.name} and {pdf.stem}-form.docx." in person.reads()
    person.press("Save the draft message")
    person.waits_for("The draft message is saved")
    (eml,) = person.desk.documents_folder.glob("*.eml")
    message = email.message_from_bytes(eml.read_bytes(), policy=default)
    parts = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert parts[pdf.name] == pdf.read_bytes()
    assert parts[f"{pdf.stem}-form.docx"] == copy.read_bytes()
    assert "Graham's form" not in eml.read_text("utf-8")


def test_two_boxes_are_corrected_and_the_form_is_known_the_next_time(
    start: Start, tmp_path: Path
) -> None:
    person = at_send(start)
    form = supply(person, tmp_path, "form.docx", SMALL)
    page = person.sees(MatchPage)
    left = page._matching.left
    choose(person, "Boxes of their form", "Shoe size")
    choose(person, "Answers that could go there", "Gender")
    assert page._matching.left == left - 1
    choose(person, "Boxes of their form", "Favourite colour")
    choose(person, "Answers that could go there", "Leave it empty")
    assert page._matching.left == left - 2
    choose(person, "Boxes of their form", "Surname")
    person.type_into("Or type what is to stand there", "Finch (Placeholder)")
    person.press("Put this in")
    person.press("Only in their form")
    fill(person, tmp_path)
    lines = [text for text, _ in lines_of(filled_copy(tmp_path, "docx").read_bytes(), ())]
    assert "Finch (Placeholder)" in lines
    assert "Favourite colour: your choice" in text_of(person, "Left empty, as you chose")
    known = OwnMemory(person.store.vault).mapping(page._matching.file.sha256)
    assert known is not None
    assert "Finch" not in json.dumps(dict(known.boxes))
    person.press("Back to the boxes")
    person.press("Back")
    person.press("Back")
    person.sees(SendPage)
    form.rename(tmp_path / "the same under another name.docx")
    supply(person, tmp_path, "again.docx", SMALL)
    page = person.sees(MatchPage)
    assert page._matching.left == left - 2
    choose(person, "Boxes of their form", "Shoe size")
    person.waits_for("as you chose for this form the last time")
    choose(person, "Boxes of their form", "Surname")
    person.waits_for("Placeholder-Finch")


def test_a_correction_goes_back_to_the_answers(start: Start, tmp_path: Path) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    supply(person, tmp_path, "form.docx", SMALL)
    person.sees(MatchPage)
    choose(person, "Boxes of their form", "Surname")
    person.type_into("Or type what is to stand there", "Finchley")
    person.press("Put this in")
    person.waits_for("Is this how your answer should be too?")
    person.press("Change my answer to this")
    person.waits_for("Your answer is changed.")
    fill(person, tmp_path)
    assert "Your referral is not signed yet" in person.reads()
    assert not person._all("Go on to the draft message")
    person.press("Back to where you were")
    view = person.sees(ReferralView)
    assert view.session.draft.referral.answers.text("individual.surname") == "Finchley"
    assert "Finchley" in person.reads()


def test_a_pdf_is_shown_as_its_pages(start: Start, tmp_path: Path, opened: list[Path]) -> None:
    person = at_send(start)
    supply(person, tmp_path, "form.pdf", beside(HAND).data)
    person.sees(MatchPage)
    page = fill(person, tmp_path)
    names = [label.accessibleName() for label in page.findChildren(type(page._said))]
    assert "Page 1 of 1 of the filled form" in names
    text = text_of(person, "The filled form as text")
    assert "\u25b6 Surname: Placeholder-Finch" in text
    assert "Ethnicity: Nothing stands there" in text
    person.press("Open it in your PDF reader")
    assert opened == [filled_copy(tmp_path, "pdf")]


def test_a_form_with_macros_is_announced(start: Start, tmp_path: Path) -> None:
    person = at_send(start)
    data = docx(
        tbl(tr(tc("Person being referred", span=2)), tr("Surname", tc())), macro=b"Sub AutoOpen"
    )
    supply(person, tmp_path, "form.docm", data)
    person.waits_for("This form holds macros")
    person.press("Send the signed PDF alone")
    person.sees(SendPage)
    supply(person, tmp_path, "form.docm", data)
    person.waits_for("This form holds macros")
    person.press("Fill a copy without macros")
    person.sees(MatchPage)
    fill(person, tmp_path)
    copy = filled_copy(tmp_path, "docx")
    with zipfile.ZipFile(BytesIO(copy.read_bytes())) as packed:
        assert not [name for name in packed.namelist() if "vba" in name]
    person.tick("I have opened and read the filled form")
    person.press("Go on to the draft message")
    person.sees(SendPage)
    assert "-form.docx." in person.reads()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("form.pdf", flat(), "This PDF has no boxes that can be filled"),
        ("form.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old version of Word"),
        ("form.docx", b"PK nonsense", "This form file is damaged"),
    ],
)
def test_a_refusal_is_one_sentence_and_another_file_may_follow(
    start: Start, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    person = at_send(start)
    supply(person, tmp_path, name, data)
    person.waits_for(said)
    page = person.sees(SupplyPage)
    other = tmp_path / "other.docx"
    other.write_bytes(SMALL)
    drop(page, other)
    person.sees(MatchPage)


def drop(page: SupplyPage, path: Path) -> None:
    """Let a file fall on the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_a_path_that_is_none_is_said(start: Start) -> None:
    person = at_send(start)
    person.press(BUTTON)
    person.sees(SupplyPage)
    person.press("Read the form")
    person.waits_for("Type where the form is, or choose it.")
    person.type_into("Where is their form?", "form.docx")
    person.press("Read the form")
    person.waits_for("Type the whole path of the form, or choose it.")


def test_from_the_list_for_a_draft_and_for_a_paper(start: Start, tmp_path: Path) -> None:
    person = start()
    person.new_referral()
    person.answer({})
    person.saved()
    person.press("Save and close")
    person.sees(HomePage)
    person.press("The police's form for")
    person.sees(SupplyPage)
    assert "Your referral is not signed yet" in person.reads()
    path = tmp_path / "form.docx"
    path.write_bytes(SMALL)
    person.type_into("Where is their form?", str(path))
    person.press("Read the form")
    person.sees(MatchPage)
    choose(person, "Boxes of their form", "Surname")
    person.type_into("Or type what is to stand there", "Finchley")
    person.press("Put this in")
    person.press("Change my answer to this")
    person.waits_for("Your answer is changed.")
    fill(person, tmp_path)
    person.press("Back to where you were")
    person.sees(HomePage)
    assert "Finchley" in person.reads()
    person.press("Go on with")
    # The correction took the declaration back, as any change does: it is made once more.
    person.answer({"individual.surname": "Finchley"}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    person.press("The police's form for")
    person.sees(SupplyPage)
    person.press("Back")
    person.sees(SendPage)


def test_a_correction_after_signing_makes_the_paper_an_old_one(
    start: Start, tmp_path: Path
) -> None:
    person = at_send(start)
    supply(person, tmp_path, "form.docx", SMALL)
    person.sees(MatchPage)
    choose(person, "Boxes of their form", "Surname")
    choose(person, "Answers that could go there", "Surname (The person")
    person.type_into("Or type what is to stand there", "Finchley")
    person.press("Put this in")
    person.press("Change my answer to this")
    person.waits_for("to send it, sign again.")
    person.press("Back")
    person.sees(SupplyPage)
    person.press("Back")
    person.sees(SendPage)
    person.waits_for("You changed your answers after this PDF was made")
    (pdf,) = person.desk.documents_folder.glob("PR-*.pdf")
    assert b"Finchley" not in document.read_payload(pdf.read_bytes())


def test_nothing_is_shown_of_a_form_that_was_left(start: Start, tmp_path: Path) -> None:
    person = at_send(start)
    supply(person, tmp_path, "form.docx", SMALL)
    person.press("Back")
    person.sees(SendPage)


def test_a_full_or_wrong_folder_is_said(start: Start, tmp_path: Path) -> None:
    person = at_send(start)
    path = supply(person, tmp_path, "form.docx", SMALL)
    person.sees(MatchPage)
    person.press("Fill a copy")
    page = person.sees(WherePage)
    page._folder.setText(str(path))
    person.press("Fill and save the copy")
    person.waits_for("is not a folder")
    person.qtbot.waitUntil(page._save.isEnabled, timeout=PATIENCE)
    person.press("Back")
    person.sees(MatchPage)
