"""What is kept, for how long, and who may take it along?

Drafts, additions and decisions while they are written, the records of what was sent, the
referrer's own key and details, the keys that were compared, wrong passphrases in a row. All of it
lies sealed in the vault. Retention decides what may go; a hand-over takes one draft along.
"""
