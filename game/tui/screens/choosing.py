"""What every screen with a list to choose from can do."""

from __future__ import annotations

from game.tui.widgets.choices import Choices


class Choosing:
    """The actions that move through ``choices``; mixed into a screen."""

    @property
    def choices(self) -> Choices:
        """The list on this screen."""
        raise NotImplementedError

    def action_look_at(self, number: int) -> None:
        """Look at an item by its number, from 1."""
        self.choices.look_at(number - 1)

    def action_look_on(self) -> None:
        """Look at the next."""
        self.choices.look_on(1)

    def action_look_back(self) -> None:
        """Look at the one before."""
        self.choices.look_on(-1)

    def action_look_first(self) -> None:
        """Look at the first."""
        self.choices.look_at(0)

    def action_look_last(self) -> None:
        """Look at the last."""
        self.choices.look_last()
