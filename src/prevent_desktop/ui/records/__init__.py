"""What became of a referral that was sent?

A sent referral is a record: looked at, asked after, added to or put right by a copy, never written
in. `flow.py` finds it; its pages are drawn from what is kept and from the PDF on the disk.
"""
