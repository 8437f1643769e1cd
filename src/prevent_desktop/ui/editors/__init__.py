"""The only place that makes input widgets for the questions of a form."""

from prevent_desktop.ui.editors.as_typed import AsTyped
from prevent_desktop.ui.editors.long_text import TextControl
from prevent_desktop.ui.editors.make import make_editor
from prevent_desktop.ui.editors.question import QuestionEditor
from prevent_desktop.ui.editors.spelling import Speller

__all__ = ["AsTyped", "QuestionEditor", "Speller", "TextControl", "make_editor"]
