"""What do I know about this person, and what is still missing?

One open referral: its session, the page before, the sections, the check, and the finishing that
signs and saves. Nothing here decides what is asked: the form's data does.
"""
