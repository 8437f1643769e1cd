"""What is asked before something kept is deleted."""

from datetime import date

from prevent_desktop.moments import day_in_words

IN_THE_RECORD = "Is the PDF in the child's or patient's record? If not, put it there first. "
STAYS = " Reference, day and address stay in your list for a year."
QUESTION = (
    "Delete \u201c{title}\u201d? You can undo this for two minutes. Then its key is destroyed, and "
    "nobody can open it, not even from a backup. PDFs you saved stay."
)


def delete_question(title: str, *, is_record: bool, ask: date | None = None) -> str:
    """The question; of what was sent with the day on which the person wanted to ask, if any."""
    question = QUESTION.format(title=title)
    if not is_record:
        return question
    asking = f"You wanted to ask about it after {day_in_words(ask)}. " if ask else ""
    return f"{asking}{IN_THE_RECORD}{question}{STAYS}"
