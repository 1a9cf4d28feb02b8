"""The game line by line: for screen readers, pipes and terminals that can do no more."""

from game.plain.game import run

__all__ = ["run"]
