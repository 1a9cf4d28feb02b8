"""Closing a screen, and none but that one."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class Closing(Screen[Result]):
    """A screen that closes only while it is in front.

    Textual closes what is in front, whichever screen asks for it: a second key, typed before a box
    was gone, would close the page underneath.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it, and give the result to whoever opened it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
