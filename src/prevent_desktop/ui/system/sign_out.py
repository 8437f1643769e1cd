"""At sign-out and shutdown: what was typed is saved before the session ends."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QSessionManager

from prevent_desktop.ui.work.autosave import Autosaved

PATIENCE_MS = 4000
"""Windows gives a program about five seconds."""


def save_before_the_end(
    session: Autosaved | None,
    manager: QSessionManager,
    *,
    held: bool = False,
    patience_ms: int = PATIENCE_MS,
) -> None:
    """Save and wait for it; if the disk refuses, ask the system not to sign out yet.

    `held` says that something unsaved waits for the drafts to be unlocked: only a person can help.

    Called by Qt while the system waits (QGuiApplication.commitDataRequest); the save itself runs
    in its worker, and nothing else is taken from the person meanwhile.
    """
    if held and manager.allowsInteraction():
        manager.cancel()
    save_and_wait(session, patience_ms)
    if session is not None and session.has_unsaved and manager.allowsInteraction():
        manager.cancel()


def save_and_wait(session: Autosaved | None, patience_ms: int = PATIENCE_MS) -> None:
    """Save, and wait for the worker that does it; nothing else is taken from the person."""
    if session is None or not session.has_unsaved:
        return
    loop = QEventLoop()
    QTimer.singleShot(patience_ms, loop, loop.quit)
    session.when_saved(loop.quit, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
