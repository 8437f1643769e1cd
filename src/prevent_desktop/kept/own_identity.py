"""The referrer's own signing identity, kept in the vault: found, or made at the first need."""

import contextlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from prevent_desktop.document import Holder, Identity, make_identity
from prevent_desktop.document.identity import from_bytes, to_bytes
from prevent_desktop.document.usable import ends_soon
from prevent_desktop.errors import IdentityError, VaultError
from prevent_desktop.moments import as_in, day_in_words
from prevent_desktop.vault import KeyStore, Kind, SlotKind, Vault, describe, exists

RENEWAL = (
    "The certificate of your key ends on {day}. A new key is made when you first sign after that; "
    "tell those who compare its fingerprint."
)
RENEWED = (
    "The certificate of your key ended on {day}. Signing makes a new key, which has another "
    "fingerprint; tell those who compare it."
)


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The identity to sign with, and what to say about how long it, or the one before, lasts."""

    identity: Identity
    renewal: str


def find_identity(vault: Vault, holder: Holder, moment: datetime) -> Identity | None:
    """The identity kept for this name, role and organisation, if it is in date.

    One whose letters differ in case or blanks only is the same person's: a slip of the hand must
    not make a second key. The exact one comes first.
    """
    near = None
    for found in _kept(vault):
        if found.not_before <= moment < found.not_after:
            if found.holder == holder:
                return found
            if near is None and same_letters(found.holder, holder):
                near = found
    return near


def key_ends(vault: Vault, holder: Holder) -> datetime | None:
    """When the last certificate of this holder ends or ended; None before the first."""
    ends = [each.not_after for each in _kept(vault) if same_letters(each.holder, holder)]
    return max(ends, default=None)


def renewal_words(vault: Vault, holder: Holder, moment: datetime) -> str:
    """What to say before this holder signs: that the key ends soon, or has; "" if far off.

    The day is told in the zone of `moment`.
    """
    end = key_ends(vault, holder)
    if end is None or not ends_soon(end, moment):
        return ""
    day = day_in_words(as_in(end, moment))
    return (RENEWAL if moment < end else RENEWED).format(day=day)


def same_letters(one: Holder, other: Holder) -> bool:
    """Whether two holders are the same but for case, blanks and how letters are composed."""
    return _letters(one) == _letters(other)


def _letters(holder: Holder) -> tuple[str, ...]:
    parts = (unicodedata.normalize("NFKC", part) for part in (holder.name, holder.role_org))
    return tuple("".join(part.split()).casefold() for part in parts)


def _kept(vault: Vault) -> Iterator[Identity]:
    """Every identity that can be read; a damaged one must not keep anybody from signing."""
    for entry in vault.list(Kind.IDENTITY):
        if entry.readable:
            with contextlib.suppress(IdentityError, VaultError):
                yield from_bytes(vault.load(entry.object_id).body)


def identity_for(vault: Vault, holder: Holder, moment: datetime) -> Identity:
    """The identity of this holder, made and kept when there is none.

    Raises VaultError("in_use") when one has to be made while another window has the vault open.
    """
    found = find_identity(vault, holder, moment)
    if found is None:
        found = make_identity(holder, moment)
        vault.save(Kind.IDENTITY, vault.new_id(), b"", to_bytes(found))
    return found


def known_fingerprints(vault: Vault) -> frozenset[str]:
    """The fingerprints of the identities kept here: signatures made on this computer."""
    return frozenset(identity.fingerprint for identity in _kept(vault))


def identity_without_window(
    folder: Path,
    keys: KeyStore,
    holder: Holder,
    moment: datetime,
    ask_passphrase: Callable[[], str],
) -> OwnKey:
    """The holder's identity for the command line: read beside an open window, made without one.

    A vault is made only where there never was one, under the system keyring. Raises VaultError
    ("in_use" when one has to be made while the window is open, and all that opening raises).
    """
    if not exists(folder):
        with Vault.create(folder, keys, slot=SlotKind.KEYRING) as vault:
            return OwnKey(identity_for(vault, holder, moment), "")
    needs_passphrase = describe(folder).slot.needs_passphrase
    passphrase = ask_passphrase() if needs_passphrase else None
    with Vault.open(folder, keys, passphrase=passphrase, read_only=True) as vault:
        found = find_identity(vault, holder, moment)
        words = renewal_words(vault, holder, moment)
    if found is not None:
        return OwnKey(found, words)
    with Vault.open(folder, keys, passphrase=passphrase) as vault:
        return OwnKey(identity_for(vault, holder, moment), words)
