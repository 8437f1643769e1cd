"""Ten pages as they have to look, with a font of our own; ``python3 dev.py pictures --golden``.

The command takes them anew after a change that was meant: look at them before you commit them. What
is compared, and drawn beside it where it differs, lies in ``out/golden``.
"""

import os
import re
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import cast

import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QLabel, QLineEdit
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import Person, Start
from tests.stories.dressed import SMALL, USUAL, Dress, settle, undress, wear
from tests.stories.pictures.taking import picture_of, share_that_differs
from tests.stories.pictures.views import VIEWS, Desk, each

from prevent_desktop import document
from prevent_desktop.document.reference import new_reference
from prevent_desktop.ui.kit.labels import breakable
from prevent_desktop.ui.kit.theme import Scheme

GOLDEN = Path(__file__).parent / "golden"
DIFFERENT = Path("out/golden").absolute()
PAGES = (
    "home-busy",
    "SectionPage-writing",
    "correcting",
    "checking-with-errors",
    "SignPage-signing",
    "SendPage-sending",
    "AfterPage-afterwards",
    "VerifyPage-reading-a-verdict",
    "SettingsPage-choosing-settings",
    "first-run",
)
LOOKS = [
    Dress(scheme, size=size) for size in (USUAL, SMALL) for scheme in (Scheme.LIGHT, Scheme.DARK)
]
COLOURS = 64
TOLERATED = 0.001
FOLDER = "/home/robin/Documents"
KEY = re.compile(r"(?:[0-9A-F]{4}\s){7}[0-9A-F]{4}")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="letters are drawn otherwise there")


@pytest.fixture(autouse=True)
def same_each_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """References one after the other."""
    number = count()
    counted = partial(new_reference, lambda below: next(number) % below)
    monkeypatch.setattr(document, "new_reference", counted)
    yield
    undress()


@pytest.mark.parametrize("name", each(PAGES))
def test_a_page_looks_as_it_did(start: Start, keyring: KeyringInMemory, name: str) -> None:
    wear(LOOKS[0])
    person = VIEWS[name](Desk(start, keyring))
    apart = {}
    for look in LOOKS:
        wear(look, person.window)
        say_alike(person)
        file = f"{name.lower()}-{look.name}.png"
        taken = picture_of(person.window)
        if os.environ.get("TAKE_GOLDEN"):
            GOLDEN.mkdir(exist_ok=True)
            few_colours(taken).save(GOLDEN / file, optimize=True)
        golden = Image.open(GOLDEN / file).convert("RGB")
        share = share_that_differs(taken, golden)
        if share > TOLERATED:
            apart[file] = f"{share:.2%} differs"
            DIFFERENT.mkdir(parents=True, exist_ok=True)
            taken.save(DIFFERENT / file)
            if taken.size == golden.size:
                ImageChops.difference(taken, golden).save(DIFFERENT / f"apart-{file}")
    assert apart == {}


def say_alike(person: Person) -> None:
    """Where the PDF lies, and the fingerprint of its key, are others each time."""
    folder = str(person.desk.documents_folder)
    for label in person.window.findChildren(QLabel):
        text = label.text().replace("\u200b", "")
        if folder in text or KEY.search(text):
            alike = re.sub(r"\b[0-9A-F]{4}(?=\s|$)", "0000", text.replace(folder, FOLDER))
            label.setText(breakable(alike))
    for edit in person.window.findChildren(QLineEdit):
        if folder in edit.text():
            edit.blockSignals(True)  # only what is seen is another
            edit.setText(edit.text().replace(folder, FOLDER))
            edit.home(False)
            edit.blockSignals(False)
    settle()


def few_colours(picture: Image.Image) -> Image.Image:
    """In its most frequent colours, so that it is small and those of the theme stay exact."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    most = [cast("tuple[int, int, int]", colour) for _, colour in counted[:COLOURS]]
    palette.putpalette([part for colour in most for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def test_another_picture_is_noticed() -> None:
    """One word more, in a corner of the smallest picture, is more than is tolerated."""
    page = Image.new("RGB", SMALL, "white")
    other = page.copy()
    other.paste("black", (10, 10, 70, 22))
    assert share_that_differs(page, other) > TOLERATED
    assert share_that_differs(page, page.copy()) == 0
