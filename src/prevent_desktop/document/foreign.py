"""A name for objects of libraries whose types are not followed (pyHanko)."""

from typing import Any

Foreign = Any
