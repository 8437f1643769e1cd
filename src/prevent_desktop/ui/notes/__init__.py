"""How do I add something, or record that I decided not to refer?

The short papers in the window: writing one, the doubts it raises, signing and saving it, and the
page that says where it lies. `beginning.py`, `writing.py` and `made.py` hold the way; a note that
is open outlives a lock.
"""
