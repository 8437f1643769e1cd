"""How each way is called: lists of arguments, never a line for a shell.

Whatever stands in a draft is percent-encoded where a program takes a URL, so that a quote, a comma,
an `&`, a line break or a `%` in it stays what it is. An address cannot begin with `-`
(`area.address`), and a file is always a whole path, so neither can become an option.
"""

import re
from pathlib import Path
from urllib.parse import quote

from prevent_desktop.mail.clients import Way
from prevent_desktop.mail.message import DraftMessage, one_line

LONGEST_URL = 1800
"""Characters that Windows and its mail programs are known to take; a longer one has no body."""
_PLAIN_PATH = re.compile(r"/[^\x00-\x1f\x7f\\'\"`$*?&|;<>!]*")
"""What xdg-email, a shell script, hands on unchanged; it keeps backslashes as they are."""


def with_eml(way: Way, eml: Path, *, closed: bool) -> tuple[str, ...]:
    """What follows the program's own path for a way that takes the draft as a file.

    `closed` for a sandbox to which the file is handed over by name (flatpak-run(1)).
    """
    if way is Way.EML_SWITCH:
        return ("/eml", str(eml))
    return ("@@", str(eml), "@@") if closed else (str(eml),)


def with_files(way: Way, message: DraftMessage, files: tuple[Path, ...]) -> tuple[str, ...]:
    """What follows the program's own path for a way that reads the attachments from whole paths."""
    paths = tuple(str(path) for path in files)
    match way:
        case Way.COMPOSE:
            return ("-compose", compose_argument(message, files))
        case Way.MAILTO_ATTACH:
            return (mailto(message, "\r\n", files),)
        case Way.SWITCHES:
            return ("--compose", mailto(message, "\n"), "--attach", *paths)
        case Way.XDG_EMAIL:
            attached = (word for path in paths for word in ("--attach", path))
            return ("--utf8", *attached, mailto(message, "\r\n"))
        case Way.IPM_NOTE:
            note = short_mailto(message).removeprefix("mailto:")
            return ("/c", "ipm.note", "/m", note, "/a", paths[0])
    return paths


def takes_path(way: Way, path: Path) -> bool:
    """Whether a way hands on a file of this path unchanged."""
    text = str(path)
    if way is Way.XDG_EMAIL:
        return bool(_PLAIN_PATH.fullmatch(text))
    return text.isprintable() or way is Way.MAILTO_ATTACH


def mailto(message: DraftMessage, line_end: str, attached: tuple[Path, ...] = ()) -> str:
    """The draft as a URL (RFC 6068), with the attachments where a program knows `attach`.

    The standard's line end is CR LF; Claws and Sylpheed show it as two lines, so they get LF.
    """
    fields = [("cc", ",".join(message.cc))] if message.cc else []
    fields.append(("subject", one_line(message.subject)))
    fields.append(("body", message.body.replace("\n", line_end)))
    fields += [("attach", str(path)) for path in attached]
    query = "&".join(f"{name}={_encoded(value)}" for name, value in fields)
    return f"mailto:{quote(message.to, safe='@')}?{query}"


def short_mailto(message: DraftMessage) -> str:
    """The URL, without the body if it is too long for Windows otherwise."""
    whole = mailto(message, "\r\n")
    return whole if len(whole) <= LONGEST_URL else whole[: whole.index("&body=")]


def body_left_out(way: Way, message: DraftMessage) -> bool:
    """Whether the message's words do not come along with this way."""
    if way is Way.IPM_NOTE:
        return "&body=" not in short_mailto(message)
    return way is Way.OPEN_WITH


def compose_argument(message: DraftMessage, files: tuple[Path, ...]) -> str:
    """The one argument of `thunderbird -compose`, without quotes and wholly percent-encoded.

    Unquoted values end at a comma and are decoded once; there is no escape inside quotes
    (GetArgs in Thunderbird's MsgComposeCommands.js). URIs are encoded twice: once as URIs.
    """
    fields = {
        "to": message.to,
        "cc": ",".join(message.cc),
        "subject": one_line(message.subject),
        "body": message.body,
        "format": "2",
        "attachment": ",".join(path.as_uri().replace(",", "%2C") for path in files),
    }
    return ",".join(f"{name}={_encoded(value)}" for name, value in fields.items() if value)


def _encoded(value: str) -> str:
    """Percent-encoded to the last sign; a broken character becomes a question mark."""
    return quote(value, safe="", errors="replace")
