"""What is said about a draft message: before it is opened, and what came of asking for it."""

from prevent_desktop.kept.opened import Opened
from prevent_desktop.mail import Opening, Outcome, SecondThought, Thought
from prevent_desktop.moments import Zone
from prevent_desktop.papers.finished import SavedMessage

DID_IT_OPEN = "Did a new message open?"
IT_OPENED = "A new message with the PDF opened"
NOTHING_OPENED = "Nothing opened, or it has no Send button"
OPENED = (
    "Good. It has NOT been sent. Go on with step 3 below. Come back here and tick step 5 when "
    "it is sent."
)
BY_HAND = (
    "Use the four steps below. Do not reply to anything that opened: start a new email. Nothing "
    "has been sent."
)
BROWSER = (
    "With email in the browser no program can attach the PDF for you: use the four steps below. "
    "Start a new email there; do not reply to one."
)
TELLING = (
    "Usually tell the person, and a parent or carer of a child, that you are making a referral. "
    "Not if it could put anyone at risk or get in the way of an inquiry; if you are unsure, ask "
    "the Prevent team first."
)
COPIES_CHANGED = (
    "The next draft message is addressed as it stands here. One that you opened before is not: "
    "close it without sending it, and open a new one."
)
MEGABYTE = 1_000_000


def asked(name: str) -> str:
    """It was asked for; only the person can see whether it is there."""
    return f"We asked {name} to open a new message. It has NOT been sent."


def opened_words(opened: Opened, zone: Zone) -> str:
    """What is kept of the last draft message; "" where none was asked for."""
    if opened.at is None:
        return ""
    when = zone.day_and_time(opened.at)
    if opened.seen:
        return f"A draft message was opened in {opened.program} on {when}."
    return (
        f"{opened.program} was asked to open a draft message on {when}. Nobody has said here "
        "whether it opened."
    )


def saved_words(saved: SavedMessage) -> str:
    """Where the draft message is, and which files beside it are not the one to send."""
    state = "saved" if saved.new else "already saved as it stands now"
    words = f"The draft message is {state}: {saved.path}. It has NOT been sent."
    if not saved.earlier:
        return words
    names = ", ".join(path.name for path in saved.earlier)
    return f"{words} What was saved before is not the same: do not send {names}."


def came_of(opening: Opening) -> str:
    """What is known after asking, with all that did not come along."""
    name = opening.program.name
    if opening.outcome is Outcome.BY_HAND:
        return BROWSER if opening.program.by_hand else BY_HAND
    if opening.outcome is not Outcome.ASKED:
        return f"{name} could not be opened. {BY_HAND}"
    words = [asked(name)]
    if opening.recipient_left_out:
        words.append("Paste the address into it yourself.")
    if opening.words_left_out:
        words.append("Paste the subject and the message into it yourself.")
    if opening.copies_left_out:
        words.append(f"Add the copies yourself: {', '.join(opening.copies_left_out)}.")
    return " ".join(words)


def thought_words(thought: SecondThought) -> str:
    """What to look at before a draft is opened."""
    if thought.thought is Thought.PERSONAL_COPY:
        return (
            f"A copy goes to {thought.address}, which looks like a personal account. Send copies "
            "to work accounts only."
        )
    size = f"{thought.size / MEGABYTE:.0f} MB"
    if thought.thought is Thought.LARGE:
        return f"The message has about {size}. Many mail systems turn away more than 20 MB."
    return (
        f"The message has about {size}. Most mail systems turn that away: ask the Prevent team "
        "how to hand it over."
    )
