"""Which mail programs there are, and which way opens a draft in each: a table, as measured.

What stands here was seen with the product's own draft on Debian 12 (`Evidence.SEEN`), or read in
other projects and never run by us (`Evidence.READ`); docs/not-proven.md lists the latter. A
program that is not in the table is never started with arguments of ours: it gets the draft from
the system (`xdg-email`, Simple MAPI), or the person attaches the PDF by hand.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9_.+-]+", re.ASCII)


class Client(StrEnum):
    """A mail program by name; the value is what Settings remember."""

    THUNDERBIRD = "thunderbird"
    BETTERBIRD = "betterbird"
    EVOLUTION = "evolution"
    CLAWS = "claws-mail"
    SYLPHEED = "sylpheed"
    NEW_OUTLOOK = "new-outlook"
    CLASSIC_OUTLOOK = "classic-outlook"
    APPLE_MAIL = "apple-mail"
    MAC_OUTLOOK = "mac-outlook"
    OTHER = "other"
    """Not in the table, but the system knows it as the program for mail."""
    BROWSER = "browser"
    """Mail in a web browser: no program can put a file into it."""


class Way(StrEnum):
    """How a draft gets into a program."""

    EML = "eml"
    """PROGRAM file.eml"""
    EML_SWITCH = "eml-switch"
    """OUTLOOK.EXE /eml file.eml, as Windows' own association of .eml with Outlook does."""
    COMPOSE = "compose"
    """thunderbird -compose "to=…,attachment=…", for one that cannot read our private folder."""
    MAILTO_ATTACH = "mailto-attach"
    """PROGRAM "mailto:…?attach=…" """
    SWITCHES = "switches"
    """PROGRAM --compose "mailto:…" --attach FILE"""
    IPM_NOTE = "ipm-note"
    """OUTLOOK.EXE /c ipm.note /m "ADDRESS?…" /a FILE"""
    XDG_EMAIL = "xdg-email"
    SIMPLE_MAPI = "simple-mapi"
    SHARING = "sharing"
    """macOS' sharing service for mail."""
    OPEN_WITH = "open-with"
    """open -a PROGRAM FILE: a new message with the file, without address and subject."""


class Evidence(StrEnum):
    """How it is known that a way works."""

    SEEN = "seen"
    READ = "read"


@dataclass(frozen=True, slots=True)
class WayFacts:
    """What a way carries."""

    attachments: int
    """How many files at most; 2 also stands for more (a form and its sheet beside the PDF)."""
    copies: bool = True
    words: bool = True
    """Whether subject and message come along."""
    recipient: bool = True


WAYS: Mapping[Way, WayFacts] = MappingProxyType(
    {
        Way.EML: WayFacts(attachments=2),
        Way.EML_SWITCH: WayFacts(attachments=2),
        Way.COMPOSE: WayFacts(attachments=2),
        Way.MAILTO_ATTACH: WayFacts(attachments=2),
        Way.SWITCHES: WayFacts(attachments=2),
        Way.IPM_NOTE: WayFacts(attachments=1),
        Way.XDG_EMAIL: WayFacts(attachments=2),
        Way.SIMPLE_MAPI: WayFacts(attachments=2),
        Way.SHARING: WayFacts(attachments=2, copies=False),
        Way.OPEN_WITH: WayFacts(attachments=2, copies=False, words=False, recipient=False),
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table."""

    client: Client
    name: str
    """As a person knows it."""
    ways: tuple[Way, ...]
    """The best first."""
    evidence: Evidence
    programs: frozenset[str] = frozenset()
    """File names of the program on Linux."""
    sandboxes: frozenset[str] = frozenset()
    """Its names as a Flatpak."""
    windows: str = ""
    """File name of the program on Windows."""
    bundle: str = ""
    """Its identifier on macOS."""


KINDS: Mapping[Client, Kind] = MappingProxyType(
    {
        kind.client: kind
        for kind in (
            Kind(
                Client.THUNDERBIRD,
                "Thunderbird",
                (Way.EML,),
                Evidence.SEEN,
                programs=frozenset({"thunderbird", "thunderbird-esr", "thunderbird-bin"}),
                sandboxes=frozenset({"org.mozilla.Thunderbird", "org.mozilla.thunderbird"}),
                windows="thunderbird.exe",
                bundle="org.mozilla.thunderbird",
            ),
            Kind(
                Client.BETTERBIRD,
                "Betterbird",
                (Way.EML,),
                Evidence.READ,
                programs=frozenset({"betterbird", "betterbird-bin"}),
                sandboxes=frozenset({"eu.betterbird.Betterbird"}),
                windows="betterbird.exe",
                bundle="eu.betterbird.betterbird",
            ),
            Kind(
                Client.EVOLUTION,
                "Evolution",
                (Way.MAILTO_ATTACH,),
                Evidence.SEEN,
                programs=frozenset({"evolution"}),
            ),
            Kind(
                Client.CLAWS,
                "Claws Mail",
                (Way.SWITCHES,),
                Evidence.SEEN,
                programs=frozenset({"claws-mail"}),
            ),
            Kind(
                Client.SYLPHEED,
                "Sylpheed",
                (Way.SWITCHES,),
                Evidence.SEEN,
                programs=frozenset({"sylpheed"}),
            ),
            Kind(Client.NEW_OUTLOOK, "Outlook (new)", (Way.EML,), Evidence.READ, windows="olk.exe"),
            Kind(
                Client.CLASSIC_OUTLOOK,
                "Outlook",
                (Way.EML_SWITCH, Way.IPM_NOTE),
                Evidence.READ,
                windows="outlook.exe",
            ),
            Kind(
                Client.APPLE_MAIL,
                "Apple Mail",
                (Way.SHARING,),
                Evidence.READ,
                bundle="com.apple.mail",
            ),
            Kind(
                Client.MAC_OUTLOOK,
                "Outlook",
                (Way.OPEN_WITH,),
                Evidence.READ,
                bundle="com.microsoft.outlook",
            ),
            Kind(Client.OTHER, "Your email program", (Way.XDG_EMAIL,), Evidence.READ),
            Kind(Client.BROWSER, "Email in the browser", (), Evidence.SEEN),
        )
    }
)
"""No way for mail in a browser: an .eml would be shown there as text, or not at all."""


@dataclass(frozen=True, slots=True)
class MailProgram:
    """A mail program that this person has, or mail in the browser."""

    client: Client
    name: str
    command: tuple[str, ...] = ()
    """What starts it: the program's whole path and words of ours; never words of anybody else."""
    default: bool = False
    """The system calls it for mail."""
    ways: tuple[Way, ...] = ()
    closed: bool = False
    """A sandbox that sees no file of ours but those handed over by name."""

    @property
    def key(self) -> str:
        """What Settings and an administrator's rules call it: letters, figures, "_.+-"."""
        if self.client is not Client.OTHER:
            return self.client.value
        return f"other-{_NOT_IN_A_KEY.sub('-', self.name)}"

    @property
    def by_hand(self) -> bool:
        """Whether the person has to attach the PDF, whatever we do."""
        return not self.ways

    def ways_for(self, attachments: int) -> tuple[Way, ...]:
        """The ways that carry so many files, the best first; the others are skipped."""
        return tuple(way for way in self.ways if WAYS[way].attachments >= min(attachments, 2))


IN_THE_BROWSER = MailProgram(Client.BROWSER, KINDS[Client.BROWSER].name)
"""For those who say "I use Outlook in the browser"; always on offer."""


def known(client: Client, *command: str, default: bool = False) -> MailProgram:
    """A program of the table that was found."""
    kind = KINDS[client]
    return MailProgram(client, kind.name, command, default, kind.ways)


def by_linux_name(name: str) -> Client | None:
    """Which program of the table has this file name."""
    return next((kind.client for kind in KINDS.values() if name in kind.programs), None)


def by_windows_name(name: str) -> Client | None:
    """Which program of the table has this file name, in whatever case."""
    lower = name.lower()
    return next((k.client for k in KINDS.values() if k.windows and k.windows == lower), None)


def by_bundle(identifier: str) -> Client | None:
    """Which program of the table has this identifier on macOS, in whatever case."""
    lower = identifier.lower()
    return next((k.client for k in KINDS.values() if k.bundle and k.bundle == lower), None)


def by_sandbox(identifier: str) -> Client | None:
    """Which program of the table has this name as a Flatpak."""
    return next((kind.client for kind in KINDS.values() if identifier in kind.sandboxes), None)


def in_order(programs: tuple[MailProgram, ...]) -> tuple[MailProgram, ...]:
    """What to offer: each program once, the system's own first, then by name, the browser last."""
    unique: dict[tuple[Client, str], MailProgram] = {}
    for program in programs:
        key = (program.client, program.name if program.client is Client.OTHER else "")
        if key not in unique or (program.default and not unique[key].default):
            unique[key] = program
    unique.setdefault((Client.BROWSER, ""), IN_THE_BROWSER)
    return tuple(
        sorted(
            unique.values(),
            key=lambda each: (not each.default, each.client is Client.BROWSER, each.name),
        )
    )


def usual(programs: Sequence[MailProgram], remembered: str = "") -> MailProgram | None:
    """The program to ask: the one remembered by its key, the system's own, or the only one.

    None where there are several and nobody has chosen: then the person is asked which they use.
    """
    for each in programs:
        if remembered and each.key == remembered:
            return each
    first = programs[0] if programs else IN_THE_BROWSER
    if first.default:
        return first
    there = [each for each in programs if not each.by_hand]
    return None if len(there) > 1 else there[0] if there else IN_THE_BROWSER
