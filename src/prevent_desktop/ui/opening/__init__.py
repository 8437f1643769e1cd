"""How do I get to my drafts, and how are they kept?

Opening the vault at the start and after a lock: keyring, passphrase, both; the first run, the
recovery phrase, every trouble of folder and keyring with a page of its own, and changing it later.
"""
