"""How does the window look and work for this person?

The settings page and what a first run asks. What the organisation decides is shown, not offered.
"""
