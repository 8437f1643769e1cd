"""`export` without a key file: the referrer's own key, kept in the vault."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.program import TODAY, Ran, Run, example

from prevent_desktop.document import Holder
from prevent_desktop.kept.own_identity import identity_for
from prevent_desktop.system_keyring import SystemKeyring
from prevent_desktop.vault import SlotKind, Vault

PASSPHRASE = "correct horse battery"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, with a vault under a passphrase."""
    folder = tmp_path / "data"
    monkeypatch.setenv("PREVENT_DESKTOP_DATA", str(folder))
    with Vault.create(
        folder / "vault", SystemKeyring("test"), slot=SlotKind.PASSPHRASE, passphrase=PASSPHRASE
    ):
        pass
    return folder


@contextmanager
def open_window(data: Path) -> Iterator[None]:
    """The vault held open, as the window holds it."""
    with Vault.open(data / "vault", SystemKeyring("test"), passphrase=PASSPHRASE):
        yield


def export(run: Run, tmp_path: Path, passphrase: str = PASSPHRASE) -> Ran:
    given = tmp_path / "passphrase"
    given.write_text(passphrase, encoding="utf-8")
    with given.open("rb") as file:
        return run(
            "export", example("adult-patient"), "--today", TODAY, "--passphrase-fd",
            str(file.fileno()), pass_fds=[file.fileno()],
        )  # fmt: skip


def fingerprint(run: Run, ran: Ran) -> str:
    assert ran.code == 0, ran.err
    return str(run("verify", ran.paths[0], "--json").json["signatures"][0]["fingerprint"])


def test_the_same_key_signs_every_time_and_beside_an_open_window(
    run: Run, data: Path, tmp_path: Path
) -> None:
    first = fingerprint(run, export(run, tmp_path))
    assert fingerprint(run, export(run, tmp_path)) == first
    with open_window(data):
        assert fingerprint(run, export(run, tmp_path)) == first


def test_a_key_that_has_ended_is_said_when_a_new_one_is_made(
    run: Run, data: Path, tmp_path: Path
) -> None:
    holder = Holder("Tomasz Testerman", "GP partner, Fiction Lane Surgery")
    with Vault.open(data / "vault", SystemKeyring("test"), passphrase=PASSPHRASE) as vault:
        old = identity_for(vault, holder, datetime(2001, 2, 3, tzinfo=UTC))
    ran = export(run, tmp_path)
    assert fingerprint(run, ran) != old.fingerprint
    assert "The certificate of your key ended on 3 February 2003. Signing makes a new" in ran.err
    assert "certificate of your key" not in export(run, tmp_path).err


def test_making_a_key_while_the_window_is_open_is_refused(
    run: Run, data: Path, tmp_path: Path
) -> None:
    with open_window(data):
        ran = export(run, tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "Close Prevent Desktop first" in ran.err


def test_a_wrong_passphrase_is_said(run: Run, data: Path, tmp_path: Path) -> None:
    assert data.exists()
    ran = export(run, tmp_path, "wrong")
    assert (ran.code, ran.out) == (1, "")
    assert "not the passphrase" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a keyring")
def test_without_keyring_and_vault_the_other_ways_are_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREVENT_DESKTOP_DATA", str(tmp_path / "fresh"))
    ran = run("export", example("adult-patient"), "--today", TODAY)
    assert ran.code == 1
    assert "--ephemeral-identity" in ran.err
