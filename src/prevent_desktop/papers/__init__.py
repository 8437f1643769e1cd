"""Which jobs make, find or judge a finished paper?

Submission in order (review, render, sign, read back, save, draft message), the short papers,
finished papers found again, key files of an organisation, and strangers' files, which are looked
at in a process of their own. A step that fails leaves every earlier result whole.
"""
