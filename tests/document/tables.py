"""The conformance table and the tamper table, printed: `python -m tests.document.tables`.

Run it from the top of the sources with the environment's Python. It ends with 1 if anything in
the tables is not as it has to be; the tests hold the same.
"""

import io
import sys
import tempfile
from pathlib import Path

import pikepdf
from tests.document.conformance import (
    FALSE_ALARMS,
    PROFILES,
    qpdf_says,
    report,
    run,
    valid_signatures,
)
from tests.document.kinds import MAKERS, REFERRER, SIGNATURES, made
from tests.document.tampering import CASES

from prevent_desktop import document

HEAD = f"{'kind of file':18} {'pages':>5} {'kB':>6}  {'3a':>9}  {'ua1':>9}  {'qpdf':5}  pdfsig"


def conformance() -> bool:
    """One line for each kind of file."""
    print(HEAD)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.pdf"
        for kind in MAKERS:
            pdf = made(kind)
            path.write_bytes(pdf)
            reports = [report(pdf, profile) for profile in PROFILES]
            clean, valid = not qpdf_says(path), valid_signatures(path)
            with pikepdf.open(io.BytesIO(pdf)) as opened:
                pages = len(opened.pages)
            rules = [f"{each.rules - len(each.failed)}/{each.rules}" for each in reports]
            alarms = ", ".join(FALSE_ALARMS.get(kind, ()))
            known = f" (false alarm: {alarms})" if alarms else ""
            print(
                f"{kind:18} {pages:5} {len(pdf) / 1000:6.0f}  {rules[0]:>9}  {rules[1]:>9}  "
                f"{'clean' if clean else 'BAD':5}  {valid} valid{known}"
            )
            unexpected = [line for each in reports for line in each.unexpected(kind)]
            good = good and not unexpected and clean and valid == SIGNATURES.get(kind, 0)
    return good


def tampering() -> bool:
    """One line for each change, on a signed file: ours, what we say of it, what pdfsig says."""
    print(f"\n{'change':45} {'verdict':11} {'reason':14} {'key known':10} pdfsig")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.pdf"
        for name, case in CASES.items():
            forged = case.change(made("signed"))
            path.write_bytes(forged)
            verdict = document.verify(forged, {REFERRER.fingerprint})
            known = any(fact.known for fact in verdict.signatures)
            print(
                f"{name:45} {verdict.kind.value:11} {verdict.reason.value:14} "
                f"{'yes' if known else 'no':10} {other_reader(path)}"
            )
            right = verdict.kind is case.kind and known == case.known
            good = good and right and (not case.reason or verdict.reason is case.reason)
    return good


def other_reader(path: Path) -> str:
    """What another program says, in its own words."""
    said = run("pdfsig", str(path))[1]
    found = [
        line.split(":", 1)[1].strip(" .")
        for line in said.splitlines()
        if line.strip().startswith("- Signature Validation:")
    ]
    partly = "not total document signed" if "Not total document signed" in said else ""
    return "; ".join(filter(None, [*dict.fromkeys(found), partly])) or "no signature"


def main() -> int:
    """Print both tables."""
    good = [conformance(), tampering()]
    print(f"\n{'All as it has to be.' if all(good) else 'NOT all as it has to be.'}")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
