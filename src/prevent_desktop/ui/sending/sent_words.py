"""What is said on several pages of what was sent."""

from prevent_desktop.area.area import Area

SENT = "I have sent it"
UNTIL_TICKED = "Until you tick this, it stands first in your list and is never deleted by age."


def who_to_ask(area: Area) -> str:
    """One line for a day that has passed."""
    return (
        f"No answer? Email {area.advice_email} or ring {area.advice_phone}, and give the "
        "reference. They may not be able to tell you."
    )
