"""Another program on the same screen that looks at the clipboard: its text, then its formats."""

import sys

from PySide6.QtWidgets import QApplication


def main() -> None:
    data = QApplication([]).clipboard().mimeData()
    if data is not None and data.hasText():
        sys.stdout.write("\n".join([data.text(), *data.formats()]))


if __name__ == "__main__":
    main()
