"""The words of the top line, the longest that there is room for."""

FIRST = "Is anyone in danger right now? Call 999 first."
SHORT = "Danger right now? Call 999 first."
SHORTEST = "Danger? Call 999."
THEN = "Come back afterwards: a referral may still be needed."
