"""What the person sees and does.

Promises: pages come from the form's definition; nothing here waits for the disk, the keyring,
cryptography or rendering; a draft is never blocked; every control has a name and can be reached
by keyboard; nothing is sent. PySide6 is imported only here and in the entry point.
"""
