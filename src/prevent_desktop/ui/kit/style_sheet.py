"""The one style sheet, generated from colours and a text size."""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QMainWindow, QDialog, QScrollArea, QWidget#column { background: $background; }
QScrollArea { border: none; }

QLabel { color: $text; background: transparent; }
QLabel[look="heading1"] { font-size: ${h1}pt; font-weight: 700; }
QLabel[look="heading2"] { font-size: ${h2}pt; font-weight: 700; }
QLabel[look="heading3"], QLabel[look="strong"] { font-weight: 600; }
QLabel[look="hint"], QLabel[look="small"] { color: $muted; }
QLabel[look="small"], QLabel[look="tag"] { font-size: ${small}pt; }
QLabel[look="error"] { color: $error; font-weight: 600; }
QLabel[look="warning"] { color: $warning; font-weight: 600; }
QLabel[look="success"] { color: $success; font-weight: 600; }
QLabel[look="tag"] {
  color: $accent; background: $accent_soft; border: 1px solid $accent;
  border-radius: ${radius}px; padding: 1px ${small_pad}px;
}

QLineEdit, QPlainTextEdit {
  color: $text; background: $field; border: 2px solid $line; border-radius: ${radius}px;
  padding: ${field_pad}px ${field_side}px;
  selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit[bad="true"], QPlainTextEdit[bad="true"] {
  border: 3px solid $error; padding: ${field_pad_less}px ${field_side_less}px;
}
QLineEdit:disabled, QPlainTextEdit:disabled {
  color: $muted; background: $panel; border-color: $soft_line;
}
QPlainTextEdit[look="answer"] { border: none; padding: 0; background: transparent; }

QFrame[look="panel"] { background: $panel; }
QFrame[look="nav"] { background: $panel; border-right: 1px solid $soft_line; }
QFrame[look="side"] { background: $panel; border-left: 1px solid $soft_line; }
QFrame[look="card"] {
  background: $panel; border: 1px solid $soft_line; border-radius: ${radius}px;
}
QFrame[look="footer"] { background: $background; border-top: 1px solid $soft_line; }
QLabel[look="page-picture"] { border: 1px solid $line; background: #ffffff; }
QFrame[look="rule"] { background: $soft_line; border: none; }
QFrame[look="reveal"] { border: none; border-left: 3px solid $soft_line; }
QFrame[look="notice-info"] {
  background: $accent_soft; border: none; border-left: 4px solid $accent;
}
QFrame[look="notice-warning"] {
  background: $warning_soft; border: none; border-left: 4px solid $warning;
}
QFrame[look="notice-error"] {
  background: $error_soft; border: none; border-left: 4px solid $error;
}
QFrame[look="notice-success"] {
  background: $success_soft; border: none; border-left: 4px solid $success;
}
QFrame[look="error-summary"] {
  background: $background; border: 4px solid $error;
}
QFrame[look="emergency"] { background: $emergency; border: none; }
QFrame[look="emergency"] QLabel { color: $emergency_text; font-weight: 600; }
QFrame[look="top"] { background: $panel; border-bottom: 1px solid $soft_line; }

QListWidget { color: $text; background: transparent; border: none; outline: none; }

QScrollBar:vertical { width: 14px; background: $panel; border: none; }
QScrollBar::handle:vertical {
  background: $line; border-radius: 4px; margin: 3px; min-height: 36px;
}
QScrollBar:horizontal { height: 14px; background: $panel; border: none; }
QScrollBar::handle:horizontal {
  background: $line; border-radius: 4px; margin: 3px; min-width: 36px;
}
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")


def style_sheet(colours: Mapping[str, str], points: float) -> str:
    """The style sheet for these colours (hex, or palette roles) and this size of text."""
    pad = round(points * 0.5)
    side = round(points * 0.7)
    return _SHEET.substitute(
        colours,
        h1=round(points * 1.75, 1),
        h2=round(points * 1.25, 1),
        small=round(points * 0.9, 1),
        radius=4,
        small_pad=round(points * 0.5),
        field_pad=max(pad, 4),
        field_side=max(side, 5),
        field_pad_less=max(pad, 4) - 1,
        field_side_less=max(side, 5) - 1,
    )
