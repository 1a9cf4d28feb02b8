"""From text to a tree that knows its places, past mistakes that stop a YAML parser.

``building`` turns the parser's events into the tree. Where the parser stops, ``traps`` says what
YAML took the line for, the ``draft`` of the text is mended there, and ``recovery`` goes on, so
that one reading finds what can be told apart.
"""

from game.scenario.parsing.recovery import parse

__all__ = ["parse"]
