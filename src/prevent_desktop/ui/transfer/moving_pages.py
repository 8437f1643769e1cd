"""Taking everything to a new computer: the file and its words, and bringing it in there."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from prevent_desktop.kept.moving import ENDING, Unpacked
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.transfer.sealed_file import OpenSealedPage, SaveSealedPage
from prevent_desktop.vault import Kind

TAKE = "Take everything to a new computer"
BRING = "Bring everything from an old computer"
GOES_ALONG = (
    "All your drafts and records, additions and decisions, your signing key, the keys you have "
    "compared, your details and your settings go into one encrypted file. PDFs that you saved do "
    "not: copy them as you copy other files. All of it stays here too, until you delete it."
)
HOW = (
    "Write the words down now: they are shown on this page alone, and a lock takes them away. Take "
    "the file to the new computer by the shared "
    "drive or memory stick you already use, and choose “Bring everything from an old computer” "
    "there. Never send it by email."
)


class TakePage(SaveSealedPage):
    """`folder_chosen` carries the folder; the words are shown only here."""

    def __init__(self, words: str, folder: Path, until: str, parent: QWidget | None = None) -> None:
        super().__init__(
            TAKE, words, name="moving", folder=folder, save="Make the file", parent=parent
        )
        self.add(
            body(GOES_ALONG),
            body(HOW),
            body(f"Bring it in by {until}, then delete the file: it opens after that day too."),
            heading("The words", 2),
            body("Whoever has the file and these words can read everything."),
        )
        self.add_words()
        self.add_folder()

    def show_saved(self, path: Path, count: int, left: int) -> None:
        """The file is there."""
        lost = f" {left} could not be read any more, and are not in it." if left else ""
        self.show_result("The file is saved", f"{path}. {count} things are in it.{lost}")


class BringPage(OpenSealedPage):
    """`wanted` carries the path of the file and its words."""

    def __init__(self, start_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            BRING,
            "What is here already stays as it is: nothing is written over. Bringing the same "
            "file in twice brings nothing twice. What was changed on the old computer since then "
            "can be had beside it. What you deleted here stays deleted.",
            name="moving",
            labels=("Where is the file?", "The words that open it"),
            kind=("Files of everything", ENDING),
            go_on="Bring it in",
            start_folder=start_folder,
            parent=parent,
        )


DELETE_IT = "Delete the file when you have looked through your list."
NOT_ALL_HERE = "Keep the file: not all of it is here."
_CALLED = {
    Kind.PROFILE: "your details",
    Kind.OWN: "your own words and known forms",
    Kind.TRUSTED_SIGNER: "a key you compared",
    Kind.IDENTITY: "a signing key",
    Kind.RECORD: "a record",
}


def brought_words(done: Unpacked, beside: int = 0) -> str:
    """What to say at the top of the list afterwards; so many were brought in `beside` others."""
    taken = done.taken + beside
    said = ["1 thing was brought in." if taken == 1 else f"{taken} things were brought in."]
    if done.here:
        said.append(f"{done.here} were here already, the same.")
    if done.deleted:
        said.append(f"{done.deleted} were deleted here, and stay deleted.")
    left = done.others if not beside else [o for o in done.others if not o.may_be_beside]
    drafts = sum(each.may_be_beside for each in left)
    if beside:
        said.append("Where there are two versions, look at both and delete one.")
    if drafts:
        said.append(f"{drafts} in your list are here in another version, and stay as they are.")
    if names := sorted({_CALLED[each.there.kind] for each in left if not each.may_be_beside}):
        said.append(f"Otherwise here, and left as it is: {', '.join(names)}.")
    said.append(NOT_ALL_HERE if left else DELETE_IT)
    return " ".join(said)
