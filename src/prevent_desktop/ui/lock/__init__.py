"""Who may see what is on the screen?

When it locks (by key, by idleness, with the system), what is let go of then, which page stands
there meanwhile, and where unlocking leads back to. No answer is reachable behind a lock.
"""
