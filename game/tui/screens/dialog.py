"""Boxes over a screen."""

from __future__ import annotations

from textual.screen import ModalScreen

from game.tui.screens.closing import Result
from game.tui.screens.sized import Sized


class Dialog(Sized[Result], ModalScreen[Result]):
    """A box over the screen, which stays visible around it."""
