"""Photographs every page in every look, for eyes: ``python3 dev.py pictures [WORDS]``.

No test: nothing is judged. A sheet for each page has it light, dark, in high contrast and at 200 %,
on a usual and on a small screen; the single pictures lie beside the sheets.
"""

import os
from pathlib import Path

import pytest
from PIL import Image
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import Start
from tests.stories.dressed import SMALL, USUAL, Dress, undress, wear
from tests.stories.pictures.taking import picture_of
from tests.stories.pictures.views import VIEWS, Desk, each

from prevent_desktop.ui.kit.theme import Scheme

FOLDER = Path(os.environ.get("PICTURES") or "out/pictures")
LOOKS = [
    Dress(scheme, percent, size)
    for size in (USUAL, SMALL)
    for scheme, percent in (
        (Scheme.LIGHT, 100),
        (Scheme.DARK, 100),
        (Scheme.HIGH_CONTRAST, 100),
        (Scheme.LIGHT, 200),
    )
]
CELL, GAP = (683, 384), 6


def sheet_of(pictures: list[Image.Image]) -> Image.Image:
    """Two beside each other, all of one size."""
    rows = (len(pictures) + 1) // 2
    sheet = Image.new("RGB", (2 * CELL[0] + GAP, rows * (CELL[1] + GAP)), "#808080")
    for place, picture in enumerate(pictures):
        row, column = divmod(place, 2)
        at = (column * (CELL[0] + GAP), row * (CELL[1] + GAP))
        sheet.paste(picture.resize(CELL, Image.Resampling.LANCZOS), at)
    return sheet


@pytest.mark.qt_log_ignore(".*")
@pytest.mark.parametrize("name", each(VIEWS))
def test_take(start: Start, keyring: KeyringInMemory, name: str) -> None:
    wear(LOOKS[0])
    person = VIEWS[name](Desk(start, keyring))
    pictures = []
    for look in LOOKS:
        wear(look, person.window)
        pictures.append(picture_of(person.window))
        place = FOLDER / look.name
        place.mkdir(parents=True, exist_ok=True)
        pictures[-1].save(place / f"{name}.png")
    (FOLDER / "sheets").mkdir(exist_ok=True)
    sheet_of(pictures).save(FOLDER / "sheets" / f"{name}.png")
    undress()
