"""The building blocks: they say what they are, wrap, and answer to the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit import labels
from prevent_desktop.ui.kit.answers import LONG, AnswerList, AnswerRow
from prevent_desktop.ui.kit.boxes import CheckBox, RadioButton, TitledGroup
from prevent_desktop.ui.kit.buttons import Button, CopyButton, Kind
from prevent_desktop.ui.kit.emergency_bar import EmergencyBar
from prevent_desktop.ui.kit.layout import Footer, PageColumn, button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import ErrorSummary, Notice, NoticeKind
from prevent_desktop.ui.kit.progress import ProgressSteps, StepState
from prevent_desktop.ui.kit.side_panel import SidePanel
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens

Seen = Callable[[QWidget], QAccessibleInterface]
Say = Callable[[QWidget], str]
LONG_TEXT = (
    "Choose this if telling them may put the person or somebody else at greater risk of harm"
)
LONG_WORD = "/home/" + "unbroken" * 40


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> None:
    tokens = load_tokens(resources.path("theme.toml").read_bytes())
    apply_theme(qapp, tokens[Scheme.LIGHT], points=11)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def across(page: PageColumn) -> int:
    ground = page.widget()
    assert ground is not None
    return ground.width()


def only(widget: QWidget) -> QPushButton:
    button = widget.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    return button


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_have_the_role_of_one(seen: Seen, name: Say, qtbot: QtBot, level: int) -> None:
    heading = labels.heading("About <b>you</b>", level)  # type: ignore[arg-type]
    qtbot.addWidget(heading)
    assert seen(heading).role() == QAccessible.Role.Heading
    assert name(heading) == "About <b>you</b>"


def test_headings_outlive_rebuilt_pages(name: Say, qtbot: QtBot) -> None:
    page = PageColumn()
    qtbot.addWidget(page)
    for number in range(30):
        page.clear()
        heading = labels.heading(f"Page {number}", 1)
        page.add(heading)
        assert name(heading) == f"Page {number}"
        QApplication.processEvents()


@pytest.mark.parametrize("make", [labels.body, labels.hint, labels.error_text, labels.strong])
def test_labels_are_plain_text_and_no_focus_stop(qtbot: QtBot, make: type[QLabel]) -> None:
    label = labels.selectable(make("<i>a</i>"))
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert label.wordWrap()


def test_long_words_can_break_and_are_still_said_whole(name: Say, qtbot: QtBot) -> None:
    label = labels.body(LONG_WORD)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 400
    assert name(label) == LONG_WORD


@pytest.mark.parametrize("kind", Kind)
def test_buttons_are_named_wrap_and_answer_to_space(name: Say, qtbot: QtBot, kind: Kind) -> None:
    button = Button("Save & close", kind)
    qtbot.addWidget(button)
    assert name(button) == "Save & close"
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    assert button.heightForWidth(60) > button.heightForWidth(900) >= 24
    with qtbot.waitSignal(button.clicked):
        press(button, Qt.Key.Key_Space)


def test_a_button_shows_its_focus(qtbot: QtBot) -> None:
    button = Button("Continue", Kind.PRIMARY)
    qtbot.addWidget(button)
    button.show()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != before


def test_copying_takes_the_text_of_that_moment(qtbot: QtBot) -> None:
    texts = ["first", "second"]
    button = CopyButton("Copy the address", lambda: texts.pop(0))
    qtbot.addWidget(button)
    for wanted in ("first", "second"):
        button.click()
        assert QGuiApplication.clipboard().text() == wanted


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_boxes_wrap_and_keep_role_and_name(
    seen: Seen, name: Say, qtbot: QtBot, kind: type[CheckBox] | type[RadioButton]
) -> None:
    box = kind(LONG_TEXT + " & more")
    qtbot.addWidget(box)
    assert name(box) == LONG_TEXT + " & more"
    assert seen(box).role() in (QAccessible.Role.CheckBox, QAccessible.Role.RadioButton)
    assert box.minimumSizeHint().width() < 200
    assert box.heightForWidth(200) > box.heightForWidth(2000) >= 24


def test_a_group_is_named_without_being_wide(name: Say, qtbot: QtBot) -> None:
    group = TitledGroup(LONG_TEXT * 3)
    qtbot.addWidget(group)
    assert name(group) == LONG_TEXT * 3
    assert group.minimumSizeHint().width() < 100


def test_the_error_summary_counts_and_leads(name: Say, qtbot: QtBot) -> None:
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    assert not summary.isVisibleTo(None)  # type: ignore[arg-type]
    summary.set_items([("name", "Enter the name."), ("dob", "Enter a date that was.")])
    summary.show()
    assert name(summary) == "There is a problem: 2 problems"
    summary.setFocus()
    qtbot.waitUntil(summary.hasFocus)
    link = summary.findChildren(QPushButton)[1]
    assert name(link) == "Enter a date that was."
    with qtbot.waitSignal(summary.chosen) as chosen:
        press(link, Qt.Key.Key_Space)
    assert chosen.args == ["dob"]
    summary.set_items([])
    assert not summary.isVisible()


def test_steps_say_their_state(qtbot: QtBot) -> None:
    steps = ProgressSteps([("make", "Make the PDF"), ("sign", "Sign it")])
    qtbot.addWidget(steps)
    steps.set_state("make", StepState.DONE)
    steps.set_state("sign", "failed", "Type the passphrase again.")
    said = [label.text() for label in steps.findChildren(QLabel)]
    assert said == ["Make the PDF: done", "", "Sign it: failed", "Type the passphrase again."]
    assert steps.state("sign") is StepState.FAILED


@pytest.mark.parametrize("given", [True, False])
def test_an_answer_leads_back_to_its_question(name: Say, qtbot: QtBot, given: bool) -> None:
    row = AnswerRow("First language", "Welsh", given=given, change_name="first language")
    qtbot.addWidget(row)
    link = only(row)
    assert name(link) == "Change first language"
    with qtbot.waitSignal(row.change):
        link.click()


@pytest.mark.parametrize("text", ["word " * LONG, "x" * 500, "short"])
def test_answers_are_whole_and_never_push_sideways(qtbot: QtBot, text: str) -> None:
    page = PageColumn()
    qtbot.addWidget(page)
    page.resize(400, 300)
    row = AnswerRow("What happened", text, given=True)
    page.add(AnswerList([row]))
    page.show()
    qtbot.waitUntil(lambda: row.height() > 30)
    assert across(page) == page.viewport().width()
    if len(text) > LONG:
        qtbot.waitUntil(lambda: row.height() > 5000)


@pytest.mark.parametrize("points", [11, 22])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_a_page_of_everything_fits_a_small_window(
    qtbot: QtBot, qapp: QApplication, points: float, scheme: Scheme
) -> None:
    tokens = load_tokens(resources.path("theme.toml").read_bytes())
    native = scheme is Scheme.HIGH_CONTRAST
    apply_theme(qapp, tokens[scheme], points=points, native=native)
    page = PageColumn()
    qtbot.addWidget(page)
    page.resize(683, 384)
    summary = ErrorSummary()
    summary.set_items([("a", LONG_TEXT)])
    for widget in (
        labels.heading(LONG_TEXT, 1),
        EmergencyBar(LONG_TEXT),
        *(Notice(kind, LONG_TEXT, LONG_WORD) for kind in NoticeKind),
        summary,
        button_row(*(Button(LONG_TEXT, kind) for kind in Kind)),
        CheckBox(LONG_TEXT),
        ProgressSteps([("a", LONG_TEXT)]),
        AnswerRow(LONG_TEXT, LONG_WORD, given=True),
    ):
        page.add(widget)
    page.show()
    QApplication.processEvents()
    assert across(page) == page.viewport().width()
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_scrolling_to_a_widget_shows_it_whole(qtbot: QtBot) -> None:
    page = PageColumn()
    qtbot.addWidget(page)
    page.resize(500, 300)
    buttons = [Button(f"Button {number}") for number in range(30)]
    for button in buttons:
        page.add(button)
    page.show()
    page.scroll_to(buttons[20])
    corner = buttons[20].mapTo(page.viewport(), buttons[20].rect().topLeft())
    assert 0 <= corner.y() <= 300 - buttons[20].height()
    page.clear()
    assert page.verticalScrollBar().value() == 0


def test_the_footer_keeps_left_and_right(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.resize(600, 60)
    left, right = Button("Continue"), labels.small("Saved 10:42")
    footer.add_left(left)
    footer.add_right(right)
    footer.show()
    assert left.mapTo(footer, left.rect().topLeft()).x() < right.x()
    footer.clear()
    assert not footer.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_the_side_panel_takes_focus_only_to_scroll(name: Say, qtbot: QtBot) -> None:
    panel = SidePanel("Things to think of")
    qtbot.addWidget(panel)
    panel.resize(280, 300)
    panel.show()
    area = panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert not area.focusPolicy() & Qt.FocusPolicy.TabFocus
    for _ in range(20):
        panel.add(labels.body(LONG_TEXT))
    qtbot.waitUntil(lambda: area.focusPolicy() == Qt.FocusPolicy.StrongFocus)
    panel.clear()
    assert name(panel) == "Things to think of"


def test_tab_visits_a_page_as_it_is_read(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    page, footer = PageColumn(), Footer()
    column.addWidget(page)
    column.addWidget(footer)
    footer.add_left(Button("Continue"))
    for words in ("First", "Second"):
        page.add(Button(words))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QApplication.processEvents()
    page.findChildren(QPushButton)[0].setFocus()
    visited = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.accessibleName())
        press(focused, Qt.Key.Key_Tab)
    assert visited == ["First", "Second", "Continue", "First"]


def test_what_can_be_pressed_in_a_notice_does_not_squeeze_its_words(qtbot: QtBot) -> None:
    notice = Notice("warning", "There is something here that somebody has to look at. " * 3)
    notice.add(CheckBox("I have looked at this"))
    notice.add(Button("Go to this answer", "link"))
    page = Page("A page")
    page.add(notice)
    qtbot.addWidget(page)
    page.resize(660, 500)
    page.show()
    qtbot.waitUntil(notice.isVisible)
    words = next(label for label in notice.findChildren(QLabel) if label.text())
    assert words.width() > 0.85 * notice.width()


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("preventreferrals@kent.police.uk", ["preventreferrals@", "kent.police.uk"]),
        (
            "/home/sample/Documents/PR-7K2M-4H9Q.pdf",
            ["/", "home/", "sample/", "Documents/", "PR-7K2M-4H9Q.pdf"],
        ),
        (
            "C:\\Users\\sample\\Documents\\PRR.pdf",
            ["C:\\", "Users\\", "sample\\", "Documents\\", "PRR.pdf"],
        ),
        ("x" * 45, ["x" * 20, "x" * 20, "x" * 5]),
        ("x" * 30, ["x" * 30]),
    ],
)
def test_a_long_word_is_broken_where_one_reads_on(word: str, pieces: list[str]) -> None:
    assert labels.breakable(word).split("\u200b") == pieces
