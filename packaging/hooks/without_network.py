"""Runs first in the built program: pyHanko's network parts are not there, and nothing misses them.

pyHanko imports an HTTP client as soon as it is used, for time stamps and certificates that it could
fetch, and Python's own XML tools import urllib for files that lie elsewhere. This program fetches
nothing. `build.spec` leaves the clients and what they bring out; this puts modules without them in
the places where they would be imported.
"""

import sys
from types import ModuleType

_TIMESTAMPS = "pyhanko.sign.timestamps.aiohttp_client"
_FETCHERS = "pyhanko_certvalidator.fetchers.aiohttp_fetchers"


class _NotHere:
    """Stands for a class that would use the network; using it is a fault of this program."""

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("this program has no network parts")


def _put(name: str, **contents: object) -> None:
    module = ModuleType(name)
    module.__dict__.update(contents)
    sys.modules[name] = module


_put(_TIMESTAMPS, HTTPTimeStamper=_NotHere, AIOHttpTimeStamper=_NotHere)
_put(_FETCHERS, AIOHttpFetcherBackend=_NotHere)
_put(f"{_FETCHERS}.util", LazySession=_NotHere)
_put("urllib.request")
