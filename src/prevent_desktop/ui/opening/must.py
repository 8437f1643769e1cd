"""What has to be done about the vault itself before one comes to the drafts."""

from enum import StrEnum

from prevent_desktop.computer.policy import Policy
from prevent_desktop.vault import Vault


class Must(StrEnum):
    """What has to be done on this page before anything else."""

    NOTHING = ""
    CHOOSE_A_WAY = "way"
    MAKE_RECOVERY = "recovery"
    CHOOSE_PASSPHRASE = "passphrase"  # noqa: S105  (a name)


def must_of(vault: Vault, policy: Policy) -> Must:
    """In a worker: the vault may be busy with a save."""
    if vault.recovered:
        return Must.CHOOSE_A_WAY
    if policy.requires_passphrase and not vault.slot.needs_passphrase:
        return Must.CHOOSE_PASSPHRASE
    if policy.recovery == "required" and not vault.has_recovery:
        return Must.MAKE_RECOVERY
    return Must.NOTHING
