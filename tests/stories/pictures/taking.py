"""Pictures of a window, and how far two of them differ."""

from io import BytesIO

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QWidget

DIFFERS = 40
"""Of 255: what a person may see; less is another way to draw the edge of a letter."""


def picture_of(window: QWidget) -> Image.Image:
    """The window as it stands."""
    content = QByteArray()  # held: the buffer does not hold it
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return Image.open(BytesIO(content.data())).convert("RGB")


def share_that_differs(first: Image.Image, second: Image.Image) -> float:
    """Of the points of a picture at half its size, so that letters may lie a little elsewhere."""
    if first.size != second.size:
        return 1.0
    half = (first.width // 2, first.height // 2)
    small = [each.convert("RGB").resize(half, Image.Resampling.BOX) for each in (first, second)]
    apart = ImageChops.difference(*small).convert("L").point(lambda value: 255 * (value > DIFFERS))
    return apart.histogram()[255] / (half[0] * half[1])
