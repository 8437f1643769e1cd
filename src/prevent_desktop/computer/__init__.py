"""Where am I, and what does this computer allow? Paths, places, rules, hardening, the log.

What the computer itself decides or tells: folders as the system knows them, that it wants us to
end, and a process of our own kept within limits. Knows nothing of referrals. Nothing here writes
an answer down anywhere.
"""
