"""What stands beside something that the organisation decides, and the person cannot change here."""

BY_ORGANISATION = "Set by your organisation"
