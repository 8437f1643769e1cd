"""Draws the icon's pictures anew from `prevent-desktop.svg`: PNGs for Linux, one .ico for Windows.

Run it after the drawing changed: `.venv/bin/python packaging/icons/make_icons.py`.
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
LINUX = (48, 128, 256)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """The drawing in so many pixels."""
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


def main() -> None:
    """Write the files beside the drawing."""
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(HERE / "prevent-desktop.svg"))
    for size in LINUX:
        drawn(renderer, size).save(HERE / f"prevent-desktop-{size}.png", optimize=True)
    pictures = [drawn(renderer, size) for size in WINDOWS]
    pictures[-1].save(
        HERE.parents[1] / "resources" / "icons" / "prevent-desktop.ico",
        sizes=[(size, size) for size in WINDOWS],
        append_images=pictures[:-1],
    )
    del application


if __name__ == "__main__":
    main()
