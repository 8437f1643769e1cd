"""What a tick says that stands on several pages."""

SENT = "I have sent it"
UNTIL_TICKED = "Until you tick this, it stands first in your list and is never deleted by age."
