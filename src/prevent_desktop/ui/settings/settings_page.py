"""The settings of this person: what is chosen at once, and the ways to the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.kept.settings import InForce, Settings
from prevent_desktop.mail import MailProgram, Opening, Outcome
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import CheckBox, RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.by_organisation import BY_ORGANISATION
from prevent_desktop.ui.kit.file_dialogs import choose_folder
from prevent_desktop.ui.kit.labels import body, heading, hint, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.radio_group import RadioGroup, radio_group
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.kit.typed_path import whole_path
from prevent_desktop.ui.kit.undo_bar import UNDONE
from prevent_desktop.ui.sending.draft_words import came_of
from prevent_desktop.ui.sending.mail_choice import first_of

LOOKS = (
    ("system", "As the computer"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("high_contrast", "High contrast"),
)
SIZES = ((100, "As the computer"), (125, "Larger"), (150, "Much larger"), (200, "Twice as large"))
FROM_NEXT_START = "It is used from the next start on. Each time you sign you can choose another."
NOT_HERE = (
    "It is not on this computer, or cannot be found. Until it is, {other} is used; ask your IT "
    "support."
)
CHOOSE = "choose another program, or "
NO_DRAFT = "With email in the browser there is no draft to open: use the four steps when you send."
PATH_CHARACTERS = 80
NAMES = {
    "look": "colours",
    "text_size": "size of text",
    "mail_program": "email program",
    "spelling": "spelling",
    "pdf_folder": "folder for PDFs",
}
"""What "Undo" calls what was changed."""


@dataclass(frozen=True, slots=True)
class SettingsFacts:
    """What the page begins with."""

    force: InForce
    programs: Sequence[MailProgram]
    folder: str
    """Where PDFs go now."""
    doubtful: bool = False
    area: Area | None = None
    """The area of every new referral, where the organisation set it."""


class SettingsPage(Page):
    """`changed` carries the settings as they are to be kept; `trial_wanted` a mail program."""

    changed = Signal(object)
    trial_wanted = Signal(object)
    details_wanted = Signal()
    keeping_wanted = Signal()
    back = Signal()

    def __init__(
        self,
        facts: SettingsFacts,
        back_words: str = "Back to your referrals",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Settings", parent)
        self._settings = facts.force.settings
        self._force = facts.force
        self._before: list[tuple[str, Settings]] = []
        """What was chosen before, with the name of what was changed; the last one first undone."""
        self._choices: dict[str, dict[str | int, RadioButton]] = {}
        self._answer = body("")
        self._answer.hide()
        self.add(heading("Settings", 1))
        self._add_choice("Colours", "look", LOOKS)
        self._add_choice("Size of text", "text_size", SIZES)
        self._add_mail(facts.programs)
        self._add_spelling()
        self._add_folder(facts.folder)
        if facts.area is not None:
            self._add_area(facts.area)
        details = Button("Change my details", "secondary")
        details.clicked.connect(self.details_wanted)
        keeping = Button("How your drafts are kept", "secondary")
        keeping.clicked.connect(self.keeping_wanted)
        self.add(
            heading("My details", 2),
            body("Your name, role and how to reach you go into every new referral."),
            button_row(details),
            heading("How your drafts are kept", 2),
            body("Passphrase, recovery phrase, and what this computer keeps."),
            button_row(keeping),
        )
        back = Button(back_words, "primary")
        back.clicked.connect(self.back)
        self.add_buttons(back)
        self._said = hint("")
        self._undo = Button("Undo", "secondary")
        self._undo.clicked.connect(self._take_back)
        self._undo.hide()
        self.footer.add_right(self._said)
        self.footer.add_right(self._undo)

    def _add_choice(self, title: str, name: str, choices: Sequence[tuple[str | int, str]]) -> None:
        radios = self._choices.setdefault(name, {})
        for value, words in choices:
            radio = RadioButton(words)
            radio.setAccessibleDescription(title)
            radio.setChecked(value == getattr(self._settings, name))
            radio.clicked.connect(partial(self._change, name, value))
            radios[value] = radio
        self.add(heading(title, 2), radio_group(title, *radios.values()))

    def _add_mail(self, programs: Sequence[MailProgram]) -> None:
        title = "Email program"
        self.add(heading(title, 2))
        names = {program.client.value: program for program in programs}
        self._programs = names
        self._program = names.get(self._settings.mail_program)
        if self._force.set_by_organisation("mail_program"):
            name = self._program.name if self._program else self._settings.mail_program
            self.add(strong(name), hint(BY_ORGANISATION))
            if self._program is None and programs:
                self.add(body(NOT_HERE.format(other=first_of(programs).name)))
        else:
            radios = self._choices.setdefault("mail_program", {})
            for program in programs:
                radio = RadioButton(program.name)
                radio.setChecked(program == self._program)
                radio.clicked.connect(partial(self._choose_program, program))
                radios[program.client.value] = radio
            self.add(radio_group(title, *radios.values()))
        trial = Button("Open a test draft", "secondary")
        trial.clicked.connect(partial(self._try, programs))
        self.add(
            body(
                "A test draft has nothing personal in it and goes to nobody. If a new message "
                "with a small PDF opens, close it and discard it."
            ),
            button_row(trial),
            self._answer,
        )

    def _add_spelling(self) -> None:
        box = CheckBox("Underline doubtful words in what you write")
        box.setChecked(self._settings.spelling)
        decided = self._force.set_by_organisation("spelling")
        box.setEnabled(not decided)
        box.toggled.connect(partial(self._change, "spelling"))
        self._spelling = box
        self.add(heading("Spelling", 2), box)
        if decided:
            self.add(hint(BY_ORGANISATION))

    def _add_folder(self, folder: str) -> None:
        self.add(heading("Folder for PDFs", 2))
        if self._force.set_by_organisation("pdf_folder"):
            self.add(body(folder), hint(BY_ORGANISATION))
            return
        self._folder = TypedBox(
            "Save PDFs in this folder",
            "settings/folder",
            FROM_NEXT_START,
            characters=PATH_CHARACTERS,
        )
        self._folder.edit.setText(folder)
        self._folder_before = folder
        keep = Button("Use this folder", "secondary")
        keep.clicked.connect(self._keep_folder)
        choose = Button("Choose another folder…", "secondary")
        choose.clicked.connect(self._choose_folder)
        self.add(self._folder, button_row(keep, choose))

    def _add_area(self, area: Area) -> None:
        """Not chosen here anyway; so that a person can see where referrals go."""
        self.add(
            heading("Area", 2),
            body(f"New referrals go to {area.name}: {area.recipient.address}"),
            hint(BY_ORGANISATION),
        )

    def _choose_folder(self) -> None:
        choose_folder(self, "Save PDFs in", self._folder.text, self._folder.edit.setText)

    def _keep_folder(self) -> None:
        self._folder.be_well()
        folder = whole_path(self._folder.text)
        if folder is None:
            self._folder.say("Type the whole path of a folder, or choose one.")
        else:
            self._change("pdf_folder", str(folder))

    def _choose_program(self, program: MailProgram, _on: bool = True) -> None:
        self._program = program
        self._change("mail_program", program.client.value)

    def _change(self, name: str, value: str | int, _on: bool = True) -> None:
        changed = msgspec.structs.replace(self._settings, **{name: value})
        if changed == self._settings:
            return
        self._before.append((name, self._settings))
        self._settings = changed
        self._show_undo()
        self.changed.emit(changed)

    def _show_undo(self) -> None:
        self._undo.setVisible(bool(self._before))
        if self._before:
            name = NAMES[self._before[-1][0]]
            self._undo.setAccessibleName(f"Undo: {name} as before")

    def _take_back(self) -> None:
        """The last change, and what shows it; again for the one before."""
        name, self._settings = self._before.pop()
        shown = self._show(name)
        if not self._before:
            shown.setFocus()  # the button goes
        self._show_undo()
        self.changed.emit(self._settings)
        announce(self, f"{UNDONE}: {NAMES[name]} as before")

    def _show(self, name: str) -> QWidget:
        """Show one setting as it is now; the control that shows it."""
        value = getattr(self._settings, name)
        if name == "spelling":
            self._spelling.setChecked(value)  # which changes nothing: it is so already
            return self._spelling
        if name == "pdf_folder":
            self._folder.edit.setText(value or self._folder_before)
            return self._folder.edit
        if name == "mail_program":
            self._program = self._programs.get(value)
        radios = self._choices[name]
        group = next(iter(radios.values())).parentWidget()
        if isinstance(group, RadioGroup):
            group.choose(radios.get(value))
            return group.stop or group
        return self._undo

    def _try(self, programs: Sequence[MailProgram]) -> None:
        program = self._program or (first_of(programs) if programs else None)
        if program is None or program.by_hand:
            self.say(NO_DRAFT)
            return
        self.say(f"Asking {program.name}…")
        self.trial_wanted.emit(program)

    def show_opening(self, opening: Opening) -> None:
        """What came of the test draft."""
        words = came_of(opening)
        if opening.outcome is Outcome.ASKED:
            words = (
                f"We asked {opening.program.name}. If nothing opened, or it has no Send button, "
                f"{CHOOSE if self._choices.get('mail_program') else ''}use the four steps when you "
                "send."
            )
        self.say(words)

    def say(self, words: str) -> None:
        """What came of the test draft, or why it could not be opened."""
        self._answer.setText(words)
        self._answer.show()
        announce(self, words)

    def show_kept(self, _settings: Settings) -> None:
        """It is kept."""
        self._said.setText("Kept")
        announce(self, "Kept")

    def show_not_kept(self, sentence: str) -> None:
        """It holds for now, but could not be kept."""
        self._said.setText(sentence)
        announce(self, sentence, urgent=True)
