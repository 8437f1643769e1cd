"""What is never doubtful in a referral: every word of its short answers, as the session has it."""

from prevent_desktop.ui.editors import Speller
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.work.flow import OpenDesk
from prevent_desktop.ui.work.spelling import make_speller


def speller_of(at: OpenDesk, session: DraftSession) -> Speller:
    """The speller of an open draft; it goes with the session."""
    return make_speller(at, session, session.names)
