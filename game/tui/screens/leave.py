"""The question whether to leave."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.screens.ask import Answer, Ask
from game.tui.text import Block, words

_DRAFT = "What you wrote for your next decision is lost."


class Leave(Ask):
    """Asks it; the key that asked answers it too.

    Args:
        game: the one that is being played, where one has been read.
        in_game: whether the player stands in a game, not before the list.
        to_list: whether there is a list to go to.
        has_draft: whether something was written for a decision that has not been made.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("leave")

    def __init__(
        self, game: Game | None, *, in_game: bool, to_list: bool, has_draft: bool = False
    ) -> None:
        means = _what_it_means(game) if in_game else "Games you have begun are kept."
        super().__init__(
            "Leave?",
            [Block(words(means)), *([Block(words(_DRAFT))] if has_draft else [])],
            yes="leave",
            no="stay",
            others=[Answer("list", "to the scenarios")] if to_list else (),
        )


def _what_it_means(game: Game | None) -> str:
    if game is None or not game.playthrough.turns:
        return "Nothing has been decided yet."
    if game.is_kept_in_part and not game.is_kept:
        return "Your last decisions are not kept; you can go on from before them."
    if game.playthrough.is_over:
        kept = "This game is over, and stays among your saved games."
        return kept if game.is_kept else "This game is not being kept, and it is over."
    if game.is_kept:
        return "The game is kept; you can go on with it later."
    return "This game is not being kept: leaving ends it."
