"""What real mail programs make of a draft, way by way: `python3 dev.py bench mail`.

Every program that is installed, each with a fictional account on a screen of its own: which window
opened, and what was in the draft that it saved. Ways that the program does not use are tried too:
the table in `mail/clients.py` is right as long as they open nothing, or less.
"""

import hashlib
import sys
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path

from devtools import system
from tests.mail.drafts import message
from tests.mail.real.programs import REAL, at_desk, attachments, letters

from prevent_desktop.mail import Client, DraftMessage, Way
from prevent_desktop.mail.clients import KINDS

TRIED = {
    Client.THUNDERBIRD: (Way.EML, Way.COMPOSE, Way.MAILTO_ATTACH),
    Client.EVOLUTION: (Way.MAILTO_ATTACH, Way.EML),
    Client.CLAWS: (Way.SWITCHES, Way.EML),
    Client.SYLPHEED: (Way.SWITCHES, Way.EML),
}
"""Besides the way a program has in the table, those that one might think of."""
SECONDS_FOR_A_WINDOW = 12.0
HEAD = (
    f"{'program':<12} {'way':<14} {'used':<5} {'launcher':<12} {'draft':<10} {'To':<4} "
    f"{'Cc':<4} {'subject':<8} {'body':<5} {'files':<12} seconds"
)


def main() -> int:
    """Print one line for every program and way; 1 if a way that is used did not do everything."""
    system.ensure(system.MAIL, "The mail programs")
    draft, good = message(second=True), True
    names = ", ".join(
        f"{name} {hashlib.sha256(data).hexdigest()[:12]}" for name, data in draft.files
    )
    print(f"Attached: {names}\n\n{HEAD}", flush=True)
    for client, real in REAL.items():
        if not real.there:
            print(f"{client.value:<12} not installed here", flush=True)
            continue
        for way in TRIED[client]:
            line, whole = _tried(client, way, draft)
            print(line, flush=True)
            good = good and (whole or way not in KINDS[client].ways)
    return 0 if good else 1


def _tried(client: Client, way: Way, draft: DraftMessage) -> tuple[str, bool]:
    with tempfile.TemporaryDirectory() as folder, at_desk(client) as desk:
        begun = time.monotonic()
        told = desk.open(draft, Path(folder), way)
        while not desk.seen() and time.monotonic() - begun < SECONDS_FOR_A_WINDOW:
            time.sleep(0.05)  # between two looks
        spent = time.monotonic() - begun
        mail = desk.save() if desk.seen() else None
    used = "yes" if way in KINDS[client].ways else ""
    ended = "runs on" if told.exit_code is None else f"exit {told.exit_code}"
    begin = f"{client.value:<12} {way.value:<14} {used:<5} {ended:<12} "
    if mail is None:
        return f"{begin}{'nothing':<10}", False
    checks = _checks(mail, draft)
    to, cc, subject, body, files = ("same" if fine else "NOT" for fine in checks)
    files = f"{len(attachments(mail))} {files}"
    line = f"{begin}{'opened':<10} {to:<4} {cc:<4} {subject:<8} {body:<5} {files:<12} {spent:.1f}"
    return line, all(checks)


def _checks(mail: EmailMessage, draft: DraftMessage) -> tuple[bool, ...]:
    """Whether To, Cc, subject, body and files are those of the draft."""
    return (
        _addresses(mail, "To") == [draft.to],
        _addresses(mail, "Cc") == list(draft.cc),
        mail["Subject"] == draft.subject,
        letters(mail) == "".join(draft.body.replace(">", "").split()),
        attachments(mail) == dict(draft.files),
    )


def _addresses(mail: EmailMessage, name: str) -> list[str]:
    return [each.addr_spec for each in mail[name].addresses] if mail[name] else []


if __name__ == "__main__":
    sys.exit(main())
