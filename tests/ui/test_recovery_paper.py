"""The recovery phrase on paper."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.opening.recovery_paper import NO_PRINTER, paint, print_phrase

PHRASE = "otter lamp river stone maple green"


def test_the_paper_says_words_day_and_purpose_and_names_nobody(qtbot: QtBot) -> None:
    assert qtbot
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert paint(QPdfWriter(buffer), PHRASE, date(2026, 11, 22))
    document = pypdfium2.PdfDocument(content.data())
    assert len(document) == 1
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    for number, word in enumerate(PHRASE.split(), start=1):
        assert f"{number}. {word}" in text
    assert "Made on 22 November 2026." in text
    assert text.endswith("these words then open nothing.")


def test_without_a_printer_the_person_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert print_phrase(parent, PHRASE, date(2026, 11, 22)) == NO_PRINTER
