"""The only place that makes input widgets for the questions of a form."""

from prevent_desktop.ui.editors.make import make_editor
from prevent_desktop.ui.editors.question import QuestionEditor

__all__ = ["QuestionEditor", "make_editor"]
