"""What have I got, and what can I do next?

The first page after the drafts are open: what is unsent, the drafts, what was sent, and the other
jobs. It is drawn from summaries alone; `flow.py` says what each card and each job leads to.
"""
