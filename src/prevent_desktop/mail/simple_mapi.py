"""Windows' Simple MAPI, in a child process of ours; never run against a real mail program.

Source: learn.microsoft.com, MAPISendMailW, MapiMessageW, MapiRecipDescW, MapiFileDescW. The dialog
is always asked for: without it a mail program sends at once.
"""

import ctypes
import sys
from collections.abc import Callable

from prevent_desktop.mail.errand import Errand

LOGON_UI, DIALOG = 0x1, 0x8
TO, CC = 1, 2
SUCCESS, USER_ABORT = 0, 1
"""Some programs say "aborted" of a message that is open or sent, so it is no refusal."""
_NO_POSITION = 0xFFFFFFFF


class FileDescription(ctypes.Structure):
    """MapiFileDescW."""

    _fields_ = (
        ("reserved", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("position", ctypes.c_uint32),
        ("path", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
        ("type", ctypes.c_void_p),
    )


class Recipient(ctypes.Structure):
    """MapiRecipDescW."""

    _fields_ = (
        ("reserved", ctypes.c_uint32),
        ("kind", ctypes.c_uint32),
        ("name", ctypes.c_wchar_p),
        ("address", ctypes.c_wchar_p),
        ("entry_size", ctypes.c_uint32),
        ("entry", ctypes.c_void_p),
    )


class Message(ctypes.Structure):
    """MapiMessageW."""

    _fields_ = (
        ("reserved", ctypes.c_uint32),
        ("subject", ctypes.c_wchar_p),
        ("text", ctypes.c_wchar_p),
        ("type", ctypes.c_wchar_p),
        ("received", ctypes.c_wchar_p),
        ("conversation", ctypes.c_wchar_p),
        ("flags", ctypes.c_uint32),
        ("originator", ctypes.POINTER(Recipient)),
        ("recipient_count", ctypes.c_uint32),
        ("recipients", ctypes.POINTER(Recipient)),
        ("file_count", ctypes.c_uint32),
        ("files", ctypes.POINTER(FileDescription)),
    )


SendMail = Callable[[Message, int], int]
"""MAPISendMailW with a message and flags."""


def open_draft(wanted: Errand, send_mail: SendMail | None = None) -> bool:
    """Ask the default program of Simple MAPI for a draft; False if it refused.

    Blocks until the message is closed with most programs. Raises OSError without Simple MAPI.
    """
    to = Recipient(0, TO, wanted.to, f"SMTP:{wanted.to}", 0, None)
    copies = (Recipient(0, CC, each, f"SMTP:{each}", 0, None) for each in wanted.cc)
    people = (Recipient * (1 + len(wanted.cc)))(to, *copies)
    files = (FileDescription * len(wanted.files))(
        *(
            FileDescription(0, 0, _NO_POSITION, path, path.rpartition("\\")[2], None)
            for path in wanted.files
        )
    )
    body = wanted.body.replace("\n", "\r\n")
    message = Message(
        0, wanted.subject, body, "", None, None, 0, None, len(people), people, len(files), files
    )
    return (send_mail or _library())(message, LOGON_UI | DIALOG) in {SUCCESS, USER_ABORT}


if sys.platform == "win32":

    def _library() -> SendMail:
        function = ctypes.WinDLL("mapi32.dll").MAPISendMailW
        function.restype = ctypes.c_uint32
        function.argtypes = [
            ctypes.c_size_t,
            ctypes.c_size_t,
            ctypes.POINTER(Message),
            ctypes.c_uint32,
            ctypes.c_uint32,
        ]

        def send_mail(message: Message, flags: int) -> int:
            return int(function(0, 0, ctypes.byref(message), flags, 0))

        return send_mail

else:

    def _library() -> SendMail:
        raise OSError("Simple MAPI is Windows' own")
