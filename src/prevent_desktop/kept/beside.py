"""Their own form, filled in and read by the person, that goes beside the paper: where it lies."""

import msgspec


class Kept(msgspec.Struct, frozen=True):
    """One file: its whole path, and the SHA-256 of what it held, in hexadecimal."""

    path: str
    sha256: str


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """The filled form and, where not all fitted, its continuation sheet.

    Paths and checksums alone: the files lie where the person saved them, and a sealed draft holds
    no second copy. A folder or a name may bear somebody's name, so this never leaves the draft.
    """

    form: Kept | None = None
    sheet: Kept | None = None

    def __bool__(self) -> bool:
        return self.form is not None


NOTHING_BESIDE = Beside()
