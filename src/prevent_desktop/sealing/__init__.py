"""Bytes in, sealed bytes out: the encrypted formats, with no disk, no clock and no keyring.

Promises: whatever was changed, cut, swapped or sealed under another key is refused with a code and
never half opened; every size and cost is checked before any work; no key encrypts twice; the length
of what is inside hardly shows. `docs/file-formats.md` has the formats to the byte.
"""
