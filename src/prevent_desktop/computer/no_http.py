"""No HTTP client is loaded: pyHanko names one in its types and never needs it here.

pyHanko imports `aiohttp` for fetching certificates and time stamps (0.38.0:
`pyhanko/sign/timestamps/aiohttp_client.py`, `pyhanko_certvalidator/fetchers/aiohttp_fetchers`).
This program fetches nothing, and says so to pyHanko; what it finds instead are empty names. So no
code that could fetch is in the process, and a start is 0.1 s shorter.
"""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

STOOD_IN_FOR = "aiohttp"
_TYPES = ("BasicAuth", "ClientSession", "ClientTimeout", "TCPConnector")
_ERRORS = ("ClientError", "ClientResponseError", "ContentTypeError")


class _NeverMade:
    """What pyHanko names; nobody may have one."""

    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise RuntimeError("this program has no HTTP client")


def leave_http_out() -> None:
    """Put the empty names in the client's place; called before anything is opened, never on import.

    Where the client is loaded already, it is let be.
    """
    if STOOD_IN_FOR in sys.modules:
        return
    module = ModuleType(STOOD_IN_FOR, "Empty: prevent_desktop.computer.no_http.")
    module.__spec__ = ModuleSpec(STOOD_IN_FOR, loader=None)
    for name in _TYPES:
        setattr(module, name, type(name, (_NeverMade,), {}))
    for name in _ERRORS:
        setattr(module, name, type(name, (Exception,), {}))
    sys.modules[STOOD_IN_FOR] = module
