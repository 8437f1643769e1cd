"""Values of ASN.1 encoded once, from their innermost parts outwards.

asn1crypto encodes a value that was put together anew whenever it is asked for its contents, which
its own `dump` does twice on every level: a signature took thousands of encodings. `_set_contents`
and `_mutated` are private: the exact version is locked, and a test compares the bytes.
"""

from asn1crypto import core

from prevent_desktop.document.foreign import Foreign

_PARTED = (core.Sequence, core.SequenceOf)


def encode_once(value: Foreign) -> Foreign:
    """The same value, with its encoding kept wherever it was not yet."""
    if isinstance(value, core.Choice):
        encode_once(value.chosen)
    elif isinstance(value, _PARTED) and value.children is not None:
        for part in value.children:
            encode_once(part)
        if value._mutated:  # noqa: SLF001  (see above)
            value._set_contents()  # noqa: SLF001
            value._mutated = False  # noqa: SLF001
    return value
