"""What is found on the disk afterwards: the two files, and nothing else that can be read."""

import base64
import sys
from email import message_from_bytes, policy
from pathlib import Path

from tests.desk.answers import SECRETS
from tests.desk.stage import Stage

RECIPIENT = "preventreferrals@kent.police.uk"


def check_document(stage: Stage, pdf: Path, *words: str) -> None:
    """The PDF says these words; its signature holds, for a stranger's tool and for ours."""
    said = " ".join(stage.run("pdftotext", str(pdf), "-").split())
    assert not [word for word in words if word not in said], said
    assert "Signature is Valid" in stage.run("pdfsig", str(pdf))
    stage.run(sys.executable, "-m", "prevent_desktop", "verify", str(pdf))


def check_message(message: Path, pdf: Path) -> None:
    """The message carries exactly this PDF to the police, and its subject tells nothing."""
    parsed = message_from_bytes(message.read_bytes(), policy=policy.default)
    assert [address.addr_spec for address in parsed["To"].addresses] == [RECIPIENT]
    attached = [part.get_payload(decode=True) for part in parsed.iter_attachments()]
    assert attached == [pdf.read_bytes()]
    assert not [word for word in SECRETS if word in parsed["Subject"]]


def in_clear(home: Path, *but: Path) -> list[str]:
    """Places below a folder, other than these files, where a secret word can be read."""
    forms = {form: word for word in SECRETS for form in _forms(word)}
    found = []
    for path in sorted(home.rglob("*")):
        found += [f"{path} (name)" for word in SECRETS if word.lower() in path.name.lower()]
        if path.is_file() and path not in but:
            data = path.read_bytes()
            words = {word for form, word in forms.items() if form in data}
            found += [f"{path}: {word}" for word in sorted(words)]
    return found


def _forms(word: str) -> list[bytes]:
    """A word as it may stand in a file; base64 looks different at each of three offsets."""
    forms = [word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    for shift, strange in enumerate((0, 2, 3)):
        coded = base64.b64encode(bytes(shift) + word.encode())[strange:]
        forms.append(coded.rstrip(b"=")[:-1])
    return forms
